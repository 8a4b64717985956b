package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"syscall"
	"time"

	"golang.org/x/net/html/charset"
)

// Errors of fetching.
var (
	// ErrPrivate: an address, or a redirect to one, that leads to this machine or
	// its own network.
	ErrPrivate = errors.New("it leads to this machine or its own network, which is refused without --allow-private")
	// ErrSlow: no answer, or no end of one, in the time allowed.
	ErrSlow = errors.New("no whole answer in the time allowed")
)

const (
	// DefaultUserAgent is how a fetch names itself when Options.UserAgent is "".
	DefaultUserAgent = "Chancery/1 (reads diplomatic news; keeps the record)"

	defaultTimeout = 30 * time.Second
	maxRedirects   = 10
)

// fetch takes in what an address answers with. Follow says that a feed's links
// are followed.
func (w *walker) fetch(at Origin, address string, follow bool) bool {
	ctx, cancel := context.WithCancelCause(w.ctx)
	defer cancel(nil)
	clock := time.AfterFunc(w.opt.timeout(), func() { cancel(ErrSlow) })
	defer clock.Stop()

	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return w.fail(at, fmt.Errorf("no address: %w", err))
	}
	req.Header.Set("User-Agent", w.opt.userAgent())
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/json;q=0.9,*/*;q=0.5")
	res, err := w.client().Do(req)
	if err != nil {
		return w.fail(at, fmt.Errorf("%s%w", redirected(address, err), fetchError(ctx, err)))
	}
	defer res.Body.Close()
	at.URL, at.Fetched = res.Request.URL.String(), time.Now().UTC().Truncate(time.Second)
	if res.StatusCode != http.StatusOK {
		return w.fail(at, fmt.Errorf("the server answered %s", res.Status))
	}
	body := &answer{r: res.Body, ctx: ctx}
	s := w.fresh(at, body, follow) // what a feed leads to was not named
	s.follow = follow
	if _, params, err := mime.ParseMediaType(res.Header.Get("Content-Type")); err == nil {
		s.charset = knownCharset(params["charset"])
	}
	head, _ := s.r.Peek(headBytes)
	switch kindOf(head) {
	case zipFile, tarFile, gzipFile, zstdFile, warcFile, jsonFile:
		body.clock, body.timeout = clock, w.opt.timeout()
		clock.Stop()
	case feedFile:
		return w.fetchedFeed(s, clock)
	}
	return w.take(s)
}

// fetchedFeed reads a feed to its end before its links are followed, which have
// a time of their own.
func (w *walker) fetchedFeed(s stream, clock *time.Timer) bool {
	data, err := w.whole(s.r)
	clock.Stop()
	if err != nil {
		return w.fail(s.at, err)
	}
	s.r.Reset(bytes.NewReader(data))
	return w.feed(s)
}

// answer is the body of an answer. It tells a timeout apart from other ends.
// With a clock, the time is that of one read, and not of all: containers may be
// large, and what they hold is worked on in between.
type answer struct {
	r       io.Reader
	ctx     context.Context
	clock   *time.Timer
	timeout time.Duration
}

func (a *answer) Read(p []byte) (int, error) {
	if a.clock != nil {
		a.clock.Reset(a.timeout)
		defer a.clock.Stop()
	}
	n, err := a.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fetchError(a.ctx, err)
	}
	return n, err
}

// fetchError keeps of an error what the caller does not name itself.
func fetchError(ctx context.Context, err error) error {
	if errors.Is(context.Cause(ctx), ErrSlow) {
		return ErrSlow
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	if errors.Is(err, ErrPrivate) {
		err = ErrPrivate
	}
	return err
}

// redirected names the address that a redirect led to, where one did.
func redirected(address string, err error) string {
	var ue *url.Error
	if errors.As(err, &ue) && ue.URL != address && ue.URL != "" {
		return "redirected to " + printable(ue.URL) + ": "
	}
	return ""
}

// knownCharset drops labels of charsets that are none.
func knownCharset(label string) string {
	if _, name := charset.Lookup(label); name != "" {
		return label
	}
	return ""
}

// client is the one client of a walk.
func (w *walker) client() *http.Client {
	if w.http != nil {
		return w.http
	}
	w.http = &http.Client{
		Transport: w.transport(),
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			switch {
			case len(via) >= maxRedirects:
				return fmt.Errorf("more than %d redirects", maxRedirects)
			case req.URL.Scheme != "http" && req.URL.Scheme != "https":
				return fmt.Errorf("a redirect to %q", req.URL.Scheme)
			}
			return w.allowed(req.URL)
		},
	}
	return w.http
}

// transport dials only where it may: the check sees the number that a name
// leads to at that very moment, so that no name can lead elsewhere later.
func (w *walker) transport() http.RoundTripper {
	t := http.DefaultTransport.(*http.Transport).Clone()
	var proxies sync.Map // where they listen
	t.Proxy = func(req *http.Request) (*url.URL, error) {
		proxy, err := http.ProxyFromEnvironment(req)
		if proxy == nil || err != nil {
			return proxy, err
		}
		// The proxy dials: what can be seen from here is the name alone.
		if err := w.allowed(req.URL); err != nil {
			return nil, err
		}
		proxies.Store(hostPort(proxy), true)
		return proxy, nil
	}
	free := &net.Dialer{Timeout: defaultTimeout}
	checked := &net.Dialer{Timeout: defaultTimeout, Control: func(_, address string, _ syscall.RawConn) error {
		if w.opt.AllowPrivate {
			return nil
		}
		at, err := netip.ParseAddrPort(address)
		if err != nil || isPrivate(at.Addr()) {
			return ErrPrivate
		}
		return nil
	}}
	t.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if _, ok := proxies.Load(address); ok {
			return free.DialContext(ctx, network, address)
		}
		return checked.DialContext(ctx, network, address)
	}
	return t
}

func hostPort(u *url.URL) string {
	if u.Port() != "" {
		return u.Host
	}
	ports := map[string]string{"http": "80", "https": "443", "socks5": "1080"}
	return net.JoinHostPort(u.Hostname(), ports[u.Scheme])
}

// allowed refuses addresses that are private by their very letters.
func (w *walker) allowed(u *url.URL) error {
	if w.opt.AllowPrivate {
		return nil
	}
	if at, err := netip.ParseAddr(u.Hostname()); err == nil && isPrivate(at) {
		return ErrPrivate
	}
	return nil
}

// shared are ranges that belong to no public host and that package netip does
// not count as private.
var shared = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("fec0::/10"),
}

// isPrivate reports addresses that lead to this machine or its own network.
func isPrivate(at netip.Addr) bool {
	at = at.Unmap()
	if !at.IsValid() || at.IsLoopback() || at.IsPrivate() || at.IsUnspecified() || at.IsLinkLocalUnicast() || at.IsMulticast() || at.IsInterfaceLocalMulticast() {
		return true
	}
	for _, p := range shared {
		if p.Contains(at.WithZone("")) {
			return true
		}
	}
	return embedded(at)
}

// embedded reports a private IPv4 address inside an IPv6 one that networks
// translate (64:ff9b::/96, 2002::/16).
func embedded(at netip.Addr) bool {
	if !at.Is6() {
		return false
	}
	b := at.As16()
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(at):
		return isPrivate(netip.AddrFrom4([4]byte(b[12:16])))
	case b[0] == 0x20 && b[1] == 0x02:
		return isPrivate(netip.AddrFrom4([4]byte(b[2:6])))
	}
	return false
}

package queue

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// DefaultName is the name of a queue whose address names none.
const DefaultName = "chancery"

// Options tell how a server is reached. Its address is
// nats://HOST:PORT[,HOST:PORT…][/NAME], or tls:// for an encrypted connection; NAME
// tells several queues of one server apart.
type Options struct {
	Token string // that the server asks for
	Creds string // a file of credentials (a JWT and its key)
	CA    string // a file of certificates to trust, besides those of the system
	Cert  string // a file with the own certificate, for servers that ask for one
	Key   string // a file with its key
}

// ErrAddress: an address that cannot be understood.
var ErrAddress = errors.New("wrong address of a queue")

var goodName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// parseAddress splits an address into the servers and the name of the queue.
func parseAddress(address string) (servers, name string, err error) {
	scheme, rest, found := strings.Cut(address, "://")
	if !found || scheme != "nats" && scheme != "tls" {
		return "", "", fmt.Errorf("%w: %q does not begin with nats:// or tls://", ErrAddress, address)
	}
	hosts, name, _ := strings.Cut(rest, "/")
	if name = strings.TrimSuffix(name, "/"); name == "" {
		name = DefaultName
	}
	if !goodName.MatchString(name) {
		return "", "", fmt.Errorf("%w: the name %q is not made of letters, digits, - and _", ErrAddress, name)
	}
	var list []string
	for host := range strings.SplitSeq(hosts, ",") {
		u, err := url.Parse(scheme + "://" + host)
		if err != nil || u.Hostname() == "" {
			return "", "", fmt.Errorf("%w: name a host, as in nats://127.0.0.1:4222", ErrAddress)
		}
		if u.Port() == "" {
			u.Host = net.JoinHostPort(u.Hostname(), "4222")
		}
		list = append(list, u.String())
	}
	return strings.Join(list, ","), name, nil
}

// settings are the options in the words of the library.
func (o *Options) settings() ([]nats.Option, error) {
	list := []nats.Option{
		nats.Name("chancery"), nats.MaxReconnects(-1), nats.ReconnectWait(500 * time.Millisecond),
		nats.PingInterval(10 * time.Second), nats.MaxPingsOutstanding(2), nats.Timeout(answerTime),
	}
	for _, file := range []string{o.Creds, o.CA, o.Cert, o.Key} {
		if file == "" {
			continue
		}
		if _, err := os.Stat(file); err != nil {
			return nil, err
		}
	}
	if o.Token != "" {
		list = append(list, nats.Token(o.Token))
	}
	if o.Creds != "" {
		list = append(list, nats.UserCredentials(o.Creds))
	}
	if o.CA != "" {
		list = append(list, nats.RootCAs(o.CA))
	}
	if (o.Cert == "") != (o.Key == "") {
		return nil, errors.New("a certificate and its key go together: name both files")
	}
	if o.Cert != "" {
		list = append(list, nats.ClientCert(o.Cert, o.Key))
	}
	return list, nil
}

// explain says what to do about an error of a connection's beginning.
func explain(servers string, err error) error {
	hint := ""
	switch {
	case errors.Is(err, nats.ErrNoServers), errors.Is(err, nats.ErrTimeout):
		hint = "is a NATS server running there?"
	case errors.Is(err, nats.ErrAuthorization), errors.Is(err, nats.ErrAuthExpired):
		hint = "give a token or credentials that it accepts"
	case errors.Is(err, nats.ErrNoResponders), errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount):
		hint = "start it with JetStream (nats-server -js)"
	case isFull(err):
		hint = "the server grants JetStream less than a queue's limits: raise max_file_store"
	}
	if hint != "" {
		hint = "; " + hint
	}
	return fmt.Errorf("the queue at %s: %w%s", withoutSecrets(servers), err, hint)
}

// OutOfReach tells whether an error of [Open] is of a server that does not run, is
// not ready, or that the network does not lead to at the moment: it may be there later.
func OutOfReach(err error) bool {
	for _, known := range []error{
		nats.ErrNoServers, nats.ErrTimeout, nats.ErrNoResponders, nats.ErrConnectionClosed, nats.ErrDisconnected, nats.ErrStaleConnection,
		jetstream.ErrJetStreamNotEnabled, context.DeadlineExceeded, io.EOF, syscall.ECONNRESET,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	var api *jetstream.APIError
	var network net.Error
	return errors.As(err, &api) && api.Code == 503 || errors.As(err, &network)
}

// withoutSecrets is the list of servers without what stands before @.
func withoutSecrets(servers string) string {
	list := strings.Split(servers, ",")
	for i, s := range list {
		if u, err := url.Parse(s); err == nil {
			list[i] = u.Redacted()
		}
	}
	return strings.Join(list, ",")
}

// Codes of the server for want of room: the stream's limit, the account's or the
// server's.
const (
	codeNoResources = 10023
	codeNoStorage   = 10047
	codeStreamFull  = 10077
)

// isFull tells whether the server refuses for want of room.
func isFull(err error) bool {
	var api *jetstream.APIError
	if !errors.As(err, &api) {
		return false
	}
	switch api.ErrorCode {
	case codeNoResources, codeNoStorage, codeStreamFull:
		return true
	}
	return false
}

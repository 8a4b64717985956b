package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"chancery/api"
	"chancery/archive"
	"chancery/mcp"
	"chancery/metrics"
	"chancery/queue"
	"chancery/reader"
	"chancery/web"
)

type serveCmd struct {
	Listen string `default:"127.0.0.1:8080" placeholder:"ADDR" help:"Where to listen: host and port (default 127.0.0.1:8080)."`
	Token  string `env:"CHANCERY_TOKEN" placeholder:"WORDS" help:"Who knows this may log in and review; without it the pages are read-only (or set CHANCERY_TOKEN, which other users of the machine cannot see)."`
	// APIToken closes what programs ask, and not the pages.
	APIToken string `name:"api-token" env:"CHANCERY_API_TOKEN" placeholder:"WORDS" help:"REST, feeds, exports, MCP and metrics answer only programs that send it: Authorization: Bearer WORDS (or set CHANCERY_API_TOKEN)."`
	archiveFlag
	formulaeFlag
	Queue string `env:"CHANCERY_QUEUE" placeholder:"URL" help:"Tell in /metrics how this queue stands, too (or set CHANCERY_QUEUE)."`
	queueAccess
	waitFlag
}

// Help is the longer text of --help.
func (serveCmd) Help() string {
	return `Opens the archive in a browser: documents with what was read laid over them, encounters with all their reports, people, countries, the map, comparisons. Nothing is asked of any other server, so it works on a closed network. Stories can be added meanwhile.

  chancery serve
  CHANCERY_TOKEN="a long phrase" chancery serve --archive news.db
  chancery serve --listen 0.0.0.0:8080      every machine of the network can read
  chancery serve --formulae mine.tsv         reviewers may decide about recurring phrases`
}

// Bounds of a connection.
const (
	headerTime   = 5 * time.Second
	requestTime  = 30 * time.Second
	answerTime   = 2 * time.Minute
	idleTime     = 2 * time.Minute
	farewellTime = 5 * time.Second
	headerBytes  = 64 << 10
	minToken     = 12
)

// gcPercent lets the heap grow to five times what is in use before it is swept: a
// page is made of many small pieces, and little of it stays. GOGC overrules it.
const gcPercent = 400

// Run serves the pages until it is interrupted.
func (c *serveCmd) Run(globals *cli, std streams) error {
	if c.Token != "" && len(c.Token) < minToken {
		return usageError{fmt.Errorf("the token is too short to be safe: give %d characters or more", minToken)}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("%w; choose another address with --listen", err)
	}
	defer listener.Close()
	ctx, restore := interruptible()
	defer restore()
	wait := c.patience(std)
	err = wait(ctx, archive.OutOfReach, func() error { return c.ensure(ctx) })
	if err == nil {
		err = c.opened(ctx, archive.Options{ReadOnly: c.Token == ""}, wait, func(ctx context.Context, a *archive.Archive) error {
			return c.serve(ctx, globals, std, listener, a)
		})
	}
	if errors.Is(err, errStopped) {
		return nil
	}
	return err
}

// serve serves the pages of an archive until ctx is done.
func (c *serveCmd) serve(ctx context.Context, globals *cli, std streams, listener net.Listener, a *archive.Archive) error {
	log := slog.New(slog.NewTextHandler(std.err, nil))
	loopback := isLoopback(listener.Addr())
	opt := web.Options{Token: c.Token, Reader: reader.Identity(), Log: log, Formulae: c.Formulae}
	if loopback {
		opt.Hosts = web.LoopbackHosts()
	}
	pages, err := web.New(a, opt)
	if err != nil {
		return err
	}
	if !loopback {
		warning := "everyone who reaches this machine can read the archive"
		if c.Token == "" {
			warning += "; nobody can review, since there is no --token"
		} else {
			warning += ", and the token is sent unencrypted: put a server with TLS before this one"
		}
		fmt.Fprintln(std.err, "chancery: warning:", warning)
	}
	if !globals.Quiet {
		fmt.Fprintf(std.out, "%s is open at http://%s (Ctrl-C ends it)\n", a.Location(), listener.Addr())
	}
	return serve(ctx, listener, c.mount(a, pages, log), log)
}

// mount puts the faces for programs beside the pages: REST, feeds, exports, MCP
// and metrics.
func (c *serveCmd) mount(a *archive.Archive, pages *web.Server, log *slog.Logger) http.Handler {
	api.Register(pages, a, api.Options{Token: c.APIToken, Version: reader.Version, Log: log})
	pages.Handle("/mcp", mcp.Handler(a, mcp.Options{Token: c.APIToken, Version: reader.Version, Log: log}))
	counts := metrics.New(a, reader.Version)
	if c.Queue != "" {
		counts.Queue(func(ctx context.Context) (*queue.Queue, error) { return queue.Open(ctx, c.Queue, c.options()) })
	}
	pages.Handle("GET /metrics", counts.Handler(c.APIToken))
	return counts.Wrap(pages)
}

// ensure makes an archive where there is none, so that the first page can say how
// to fill it, and brings one of an older version up to date. One that cannot be
// written to is served as it is.
func (c *serveCmd) ensure(ctx context.Context) error {
	a, err := c.open(ctx, archive.Options{})
	if errors.Is(err, archive.ErrReadOnly) || errors.Is(err, archive.ErrLocked) {
		return nil
	}
	if err != nil {
		return err
	}
	return a.Close()
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// serve answers until ctx ends, then lets what has begun finish.
func serve(ctx context.Context, listener net.Listener, h http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: answerTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	farewell, cancel := context.WithTimeout(context.Background(), farewellTime)
	defer cancel()
	err := server.Shutdown(farewell)
	if errors.Is(err, context.DeadlineExceeded) {
		return server.Close()
	}
	return err
}

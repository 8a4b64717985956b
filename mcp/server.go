package mcp

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/archive"
	"chancery/internal/bearer"
)

// Bounds of a result.
const (
	DefaultItems    = 10     // items of a page when no limit is given
	MaxItems        = 50     // items of a page
	MaxText         = 20_000 // code points of a piece of text
	maxReports      = 20     // reports of a dossier
	maxStatements   = 100    // statements of a dossier or document
	maxPropositions = 200    // propositions of a comparison
)

// maxRequest bounds a request over HTTP, in bytes.
const maxRequest = 1 << 20

// Options of [New].
type Options struct {
	// Base is where the pages are reached, "https://chancery.example"; links begin
	// with it. Where it is "", links over HTTP begin as the client reached the server,
	// and others with a slash.
	Base string
	// Token, when set, must come with every request over HTTP: Authorization:
	// Bearer TOKEN.
	Token string
	// Timeout bounds one call; 0 is DefaultTimeout.
	Timeout time.Duration
	// Version is that of the program.
	Version string
	// Log is told what went wrong inside; nil is slog.Default.
	Log *slog.Logger
}

// DefaultTimeout bounds one call where [Options] sets no time.
const DefaultTimeout = 10 * time.Second

// tools answers the calls.
type tools struct {
	archive *archive.Archive
	opt     Options
}

const instructions = `Chancery keeps what news and official readouts tell of diplomacy: who met whom, in which office, when and where; who said, asked, offered, promised or refused what to whom; which set phrases were used.

Every fact comes with a quotation: the exact words, their offsets in the document (code points, end exclusive) and a link that opens them. Cite the link with the words. Mind the status of an encounter: planned, invited, proposed, cancelled, denied and hypothetical ones did not take place, as far as the text tells; background is what a story recalls from the past. A field that is missing was not told; nothing was guessed. "reported_by" and "source" say whose account it is: an account is a claim.

Start with search, encounters, statements or events; follow ids to dossier, document, actor and compare. A result with "next" goes on with that as "after".`

// New makes a server of the tools.
func New(a *archive.Archive, opt Options) *sdk.Server {
	opt.Base = strings.TrimRight(opt.Base, "/")
	opt.Timeout = cmp.Or(opt.Timeout, DefaultTimeout)
	opt.Log = cmp.Or(opt.Log, slog.Default())
	t := &tools{a, opt}
	s := sdk.NewServer(
		&sdk.Implementation{Name: "chancery", Title: "Chancery", Version: cmp.Or(opt.Version, "dev")},
		&sdk.ServerOptions{Instructions: instructions, Capabilities: &sdk.ServerCapabilities{}},
	)
	add(s, t, "search", "Find documents by their words", searchAbout, t.search)
	add(s, t, "encounters", "Who met whom", encountersAbout, t.encounters)
	add(s, t, "statements", "Who said what to whom", statementsAbout, t.statements)
	add(s, t, "events", "Events in CAMEO and PLOVER", eventsAbout, t.events)
	add(s, t, "actor", "A person, country or organization", actorAbout, t.actor)
	add(s, t, "dossier", "One encounter with all its reports", dossierAbout, t.dossier)
	add(s, t, "document", "One document: text and what was read in it", documentAbout, t.document)
	add(s, t, "compare", "What accounts of one encounter share, omit and contradict", compareAbout, t.compare)
	add(s, t, "formula", "A set phrase and its history", formulaAbout, t.formula)
	add(s, t, "alerts", "What changed in a side's set phrases", alertsAbout, t.alerts)
	return s
}

// add registers a tool. Its time is bounded, and what fails inside is told to the
// log and not to the client.
func add[In, Out any](s *sdk.Server, t *tools, name, title, about string, call func(context.Context, In) (Out, error)) {
	no := false
	sdk.AddTool(s, &sdk.Tool{
		Name: name, Title: title, Description: about, InputSchema: inputSchema[In](),
		Annotations: &sdk.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &no, DestructiveHint: &no},
	}, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, Out, error) {
		ctx, done := context.WithTimeout(ctx, t.opt.Timeout)
		defer done()
		out, err := call(ctx, in)
		return nil, out, t.explain(ctx, err)
	})
}

// errWrong is a wrong use of a tool that the archive would not notice.
var errWrong = errors.New("wrong arguments")

// explain says to the client what it can mend.
func (t *tools) explain(ctx context.Context, err error) error {
	switch {
	case err == nil, errors.Is(err, errWrong), errors.Is(err, archive.ErrFilter), errors.Is(err, archive.ErrQuery), errors.Is(err, archive.ErrNotFound):
		return err
	case ctx.Err() != nil:
		return errors.New("the question took longer than " + t.opt.Timeout.String() + "; narrow it")
	}
	t.opt.Log.Error("a tool failed", "error", err)
	return errors.New("internal error")
}

// inputSchema is that of the arguments, with the words that fields can have.
func inputSchema[In any]() *jsonschema.Schema {
	s, err := jsonschema.For[In](nil)
	if err != nil {
		panic(err) // a type of this package that JSON Schema cannot describe
	}
	for field, p := range s.Properties {
		words := archive.Vocabulary(field)
		if words == nil {
			continue
		}
		if p.Items != nil {
			p = p.Items
		}
		for _, w := range words {
			p.Enum = append(p.Enum, w)
		}
	}
	return s
}

// Stdio serves one client on standard input and output, in and out, until it
// leaves or ctx ends.
func Stdio(ctx context.Context, a *archive.Archive, opt Options, in io.Reader, out io.Writer) error {
	err := New(a, opt).Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(in), Writer: unclosed{out}})
	if ctx.Err() != nil {
		return nil // ended from here, and not by a fault
	}
	return err
}

// unclosed is a writer that its user does not close.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }

// Handler serves clients over streamable HTTP, without sessions: every call stands
// by itself. Calls from pages of other origins are refused, and so are those that
// name a host other than this machine or that of Base, while they come in by the
// loopback address.
func Handler(a *archive.Archive, opt Options) http.Handler {
	at := &servers{archive: a, opt: opt, by: make(map[string]*sdk.Server)}
	h := sdk.NewStreamableHTTPHandler(at.of, &sdk.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxRequest, PropagateRequestCancellation: true,
		DisableLocalhostProtection: opt.Base != "",
	})
	return http.NewCrossOriginProtection().Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !known(r.Host, opt.Base):
			http.Error(w, "this host is not served here", http.StatusForbidden)
		case !bearer.Allowed(r, opt.Token):
			w.Header().Set("WWW-Authenticate", bearer.Challenge)
			http.Error(w, "a token is needed: Authorization: Bearer TOKEN", http.StatusUnauthorized)
		default:
			h.ServeHTTP(w, r)
		}
	}))
}

// servers are those of Handler, by the base of their links: where Options names none,
// links begin as the client reached the server.
type servers struct {
	archive *archive.Archive
	opt     Options
	mu      sync.Mutex
	by      map[string]*sdk.Server
}

// mostServers bounds the names of a machine that are told apart; further ones get
// links without a host.
const mostServers = 16

// of is the server for a request.
func (s *servers) of(r *http.Request) *sdk.Server {
	base := s.opt.Base
	if base == "" {
		base = "http://" + r.Host
		if r.TLS != nil {
			base = "https://" + r.Host
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by[base] == nil && len(s.by) >= mostServers {
		base = ""
	}
	if s.by[base] == nil {
		opt := s.opt
		opt.Base = base
		s.by[base] = New(s.archive, opt)
	}
	return s.by[base]
}

// known tells whether a host is that of Base or this machine's own; any is where
// there is no Base, and the SDK guards the loopback address then.
func known(host, base string) bool {
	u, err := url.Parse(base)
	if base == "" || err != nil || strings.EqualFold(host, u.Host) {
		return true
	}
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return strings.EqualFold(name, "localhost") || strings.EqualFold(name, u.Hostname()) || ip != nil && ip.IsLoopback()
}

package api

import (
	"cmp"
	"log/slog"
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"chancery/archive"
)

// Prefix is where REST stands.
const Prefix = "/api/v1"

// Options of [Register].
type Options struct {
	// Base is where the pages are reached, "https://chancery.example": links in
	// answers begin with it. "" makes them begin with a slash; feeds then take the
	// host that they were asked from.
	Base string
	// Token, when set, must come with every request: Authorization: Bearer TOKEN.
	Token string
	// Timeout bounds one question; 0 is DefaultTimeout. Exports have ten times it.
	Timeout time.Duration
	// MaxItems bounds a page of a list; 0 is DefaultMaxItems.
	MaxItems int
	// MaxRows bounds an export; 0 is DefaultMaxRows.
	MaxRows int
	// Version is that of the program, for the description.
	Version string
	// Log is told what went wrong inside; nil is slog.Default.
	Log *slog.Logger
}

// Bounds where [Options] sets none.
const (
	DefaultTimeout  = 10 * time.Second
	DefaultMaxItems = 200
	DefaultMaxRows  = 100_000
)

// server answers; it is shared by all routes.
type server struct {
	archive *archive.Archive
	opt     Options
	api     huma.API
}

// New makes a handler of all that [Register] registers.
func New(a *archive.Archive, opt Options) http.Handler {
	mux := http.NewServeMux()
	Register(mux, a, opt)
	return mux
}

// Register puts REST, its description, feeds, exports and /healthz on a mux.
func Register(mux Mux, a *archive.Archive, opt Options) { newServer(a, opt).register(mux) }

func newServer(a *archive.Archive, opt Options) *server {
	opt.Base = strings.TrimRight(opt.Base, "/")
	opt.Timeout = cmp.Or(opt.Timeout, DefaultTimeout)
	opt.MaxItems = min(cmp.Or(opt.MaxItems, DefaultMaxItems), archive.MaxLimit)
	opt.MaxRows = cmp.Or(opt.MaxRows, DefaultMaxRows)
	opt.Version = cmp.Or(opt.Version, "dev")
	opt.Log = cmp.Or(opt.Log, slog.Default())
	return &server{archive: a, opt: opt}
}

func (s *server) register(mux Mux) {
	s.api = humago.New(routes{mux, s}, config(s.opt))
	s.documents()
	s.search()
	s.encounters()
	s.comparisons()
	s.statements()
	s.events()
	s.actors()
	s.tenures()
	s.formulae()
	s.summaries()
	s.corrections()
	s.streams(mux)
	describeNulls(s.api.OpenAPI().Components.Schemas)
	s.describe(mux)
	mux.Handle(Prefix+"/", s.around(http.HandlerFunc(notThere)))
	mux.Handle("GET /healthz", http.HandlerFunc(s.health))
}

const about = `Who met whom, who said what to whom, with the words that prove it. Read-only.

Every piece of evidence is {start, end, exact}: a span of the document's text, as /documents/{id}/text gives it, in Unicode code points from 0, end exclusive. Lists answer a page and the cursor of the next; a cursor stays good while documents are added.`

func config(opt Options) huma.Config {
	c := huma.DefaultConfig("Chancery", opt.Version)
	c.Components.Schemas = huma.NewMapRegistry(schemas, schemaName)
	c.Info.Description = about
	c.DocsPath, c.SchemasPath = "", "" // the pages of huma load scripts from elsewhere
	c.OpenAPIPath = ""                 // [server.describe] serves it
	c.CreateHooks = nil
	c.RejectUnknownQueryParameters = true
	c.Formats = map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}
	if opt.Base != "" {
		c.Servers = []*huma.Server{{URL: opt.Base}}
	}
	if opt.Token != "" {
		c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}}
		c.Security = []map[string][]string{{"token": {}}}
	}
	return c
}

// schemaName puts the package before the names of other packages' types, since
// archive, record and others have a type of the same name each.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	path := strings.Split(t.PkgPath(), "/")
	from := path[len(path)-1]
	if t.Name() == "" || path[0] != "chancery" || from == "api" || strings.EqualFold(from, name) {
		return name
	}
	return strings.ToUpper(from[:1]) + from[1:] + name
}

// operation describes one question.
func operation(id, path, summary, description string) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary, Description: description,
		Errors: []int{http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusServiceUnavailable},
	}
}

// answer is what a question is answered with.
type answer[T any] struct{ Body T }

// list is a page of a list.
type list[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"The cursor of the next page: give it as after. Not there on the last page."`
	// Truncated lists have more than was given, by a bound of the server.
	Truncated bool `json:"truncated,omitempty" doc:"A bound of the server, not the limit asked for, ended the list."`
}

// page makes a page of what the archive answered.
func page[T, U any](from archive.Page[T], capped bool, item func(*T) U) *answer[list[U]] {
	out := list[U]{Items: make([]U, len(from.Items)), Next: from.Next, Truncated: capped && from.Next != ""}
	for i := range from.Items {
		out.Items[i] = item(&from.Items[i])
	}
	return &answer[list[U]]{out}
}

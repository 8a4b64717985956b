// Package api answers programs over HTTP. Everything is read-only and comes from
// the calls of package archive; nothing here knows of SQL or of HTML.
//
// # REST
//
// [Register] puts these on a mux:
//
//	/api/v1/…            JSON; /openapi.json describes it (OpenAPI 3.1),
//	                     /openapi-3.0.json the same for older generators
//	/encounters.atom     feeds (RFC 4287) of any filter, and /statements.atom
//	/encounters.ics      a calendar (RFC 5545)
//	/encounters.csv      whole lists as sheets and lines of JSON: /encounters.jsonl,
//	                     /statements.csv, /statements.jsonl, and
//	                     /api/v1/corrections.jsonl
//	/healthz             whether the archive answers
//
// A list answers {"items": […], "next": cursor}; the query parameter after takes
// the cursor. "truncated" says that a bound of the server, and not the limit asked
// for, ended the list. Filters are query parameters named like the fields of
// archive.Filter in small letters, repeated for several values; countries may be
// given by name. A parameter that is not known is an error, so that a slip of the
// pen does not widen a question.
//
// Errors are problem details (RFC 9457). Answers carry an ETag and are compressed
// for clients that take it. Each fact carries its evidence, {start, end, exact},
// in code points of the document's text, end exclusive, and each item a link to its
// page.
//
// # Bounds
//
// Time: [Options.Timeout] a question, after which it is answered with 503. Rows:
// [Options.MaxItems] a page, [Options.MaxRows] an export, which says in the
// trailers Chancery-Truncated and Chancery-Next where it stopped. Requests: 8 KB of
// query, 64 KB of body (none is looked at).
//
// # Files
//
// api.go (options, registration), route.go (what stands around each route),
// problem.go (errors), filter.go (parameters), one file for each kind of thing,
// stream.go and feed.go (exports and feeds). A client for Go programs is package
// api/client.
package api

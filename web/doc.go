// Package web shows an archive in a browser: pages made on the server, plain
// style sheets, a little script that they work without, and nothing from outside.
//
// Each page is a method of Server that asks the archive, builds a view, and
// renders one template of the folder templates. The templates share layout.html
// and the parts in part-*.html. Whatever comes from a document is escaped by
// html/template and shown under a policy that forbids inline script, so a story
// can be as hostile as it likes.
//
// Pages are read-only, but for the review, which needs the token that the server
// was started with.
package web

// Package mcp lets programs that reason, such as language models, ask the archive
// by the Model Context Protocol. [New] makes a server of ten tools (search,
// encounters, statements, events, actor, dossier, document, compare, formula,
// alerts) on the official SDK; [Stdio] serves one client on standard input and output, [Handler]
// any number over streamable HTTP.
//
// Results are structured and have schemas. Every fact carries its words: a
// [Quote] has them exactly, their place in the document's text (code points from 0,
// end exclusive) and the link to the page that shows them there. Nothing is
// answered that cannot be quoted.
//
// Results are bounded: a page has at most [MaxItems] items and the cursor of the
// next, a text comes in pieces of [MaxText] code points. "truncated" says that a
// bound cut something that no cursor leads to.
package mcp

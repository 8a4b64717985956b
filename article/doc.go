// Package article turns the bytes of one document into a [record.Document]: it
// finds the charset and the format, keeps a stored text into which every offset
// of the record points, and cuts that text into segments: title, byline,
// dateline, caption, paragraph and boilerplate. It knows layouts, not language.
//
// The format is told by the first characters, never by a name: a page of HTML,
// an object of JSON, Markdown (with front matter in YAML or TOML, or with a
// heading on its first line), else plain text.
//
// # The stored text of plain text
//
// A valid UTF-8 input is stored to the byte, its line ends included, so that
// offsets counted in the file hold in the record. What differs is listed in
// [Article.Notes]: a byte order mark is dropped; a control character becomes a
// space, one for one, so that code-point offsets still hold; bytes that are not
// UTF-8 become U+FFFD; other charsets are converted.
//
// # The stored text of HTML, JSON and Markdown
//
// Such a source says much of a story outside its visible words, and a field that
// cannot show its words stays empty. So the stored text is composed, always in
// the same way from the same bytes, with a blank line between its blocks:
//
//	the title
//	Published: 2026-01-06T08:30+08:00 | Publisher
//	the lines of the story: short lines that the page shows between headline and
//	story, captions, paragraphs, headings, items of lists
//
// Title, time and publisher are those that the source states: for a page in
// JSON-LD (schema.org), then in Open Graph and other meta elements, then where it
// shows them; for JSON and front matter under the usual names of keys or those
// of [Options.Fields] (internal/markup/data/fields.tsv lists them). What is not
// stated is left out. "Updated:" stands where only that time is stated; seconds,
// and a time of day of exactly midnight, are left out. White space is folded,
// entities are resolved, soft hyphens and characters of no width are dropped, and
// a line that repeats the title above the story is left out. Which part of a page
// is its story is found by go-readability; pages above 4 MB or 60,000 tags, or nested deeper than
// 512 elements keep every line outside nav, aside, footer, form and script.
// Markdown above 1 MB or with marks nested without end is read line by line.
//
// Read again as plain text, a composed text gives the same title, time and
// dateline; captions that only the markup told become paragraphs.
//
// # The segments
//
// Lines are read from the top: a header ("date 2026-01-07 TITLE"), the title,
// bylines, times of publication and mastheads, captions with their credits, the
// dateline that opens the first paragraph, and then paragraphs, until lines
// that only say that the story is over. A layout that is not known yields
// paragraphs: a blank line or a line's end separates them, and lines that were
// wrapped at a fixed width are one paragraph whose range holds the line ends.
// Nothing is invented: a text that opens with a sentence has no title, a date
// without a year stays without one unless the document's own dates give it, and
// a place that the data do not know has no country.
//
// The patterns are data (data/*.tsv): agencies, places of datelines, lines that
// are not the story, mastheads, time zones, frequent words of languages.
package article

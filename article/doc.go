// Package article turns bytes into a [record.Document]: it finds the charset,
// keeps a stored text into which every offset of the record points, and cuts
// that text into segments: title, byline, dateline, caption, paragraph and
// boilerplate. It knows layouts, not language.
//
// # The stored text
//
// A valid UTF-8 input is stored to the byte, its line ends included, so that
// offsets counted in the file hold in the record. What differs is listed in
// [Article.Notes]: a byte order mark is dropped; a control character becomes a
// space, one for one, so that code-point offsets still hold; bytes that are not
// UTF-8 become U+FFFD; other charsets are converted.
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

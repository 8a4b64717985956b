// Package fulltext is the full-text search of archives whose database has none
// that answers as SQLite's FTS5 does: the same words, stems, phrases and snippets,
// so that a question has one answer wherever an archive is kept.
//
// [Parse] reads what a person types. [Query.Match] finds it in one text, and
// [Found.Snippet] cuts out the stretch that shows it best. A database keeps the
// [Lexemes] of each text in an index of its own to find the few texts worth
// looking at.
//
// Files: query.go, token.go (unicode61 and porter of FTS5), match.go, snippet.go.
package fulltext

// Package export writes what the archive answers in forms that other programs
// take: lines of CSV and of JSON, Atom feeds, calendars. The command line, the
// server's addresses and anyone else who hands lists out use the same columns.
//
// Files: cells.go (what one cell says), columns.go (the columns of each list),
// sheet.go (CSV), lines.go (JSON, an item a line), pages.go (a whole list, page by
// page), atom.go, calendar.go.
package export

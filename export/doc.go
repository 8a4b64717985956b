// Package export writes what the archive answers in forms that other programs
// take. The command line, the server's addresses and anyone else who hands lists
// out use the same columns.
//
// Lists, as pages and the API show them: cells.go (what one cell says),
// columns.go (the columns of each list), sheet.go (CSV), lines.go (JSON, an item a
// line), pages.go (a whole list, page by page), atom.go, calendar.go.
//
// Files for other tools: a [Job] says what is wanted, marks.go and items.go tell
// how far an item can be relied on, file.go and manifest.go see that a file is
// whole and known by its hash. Each format is a file: tables.go with rows.go (CSV,
// Parquet), plover.go, gdelt.go, icews.go (these with codes.go), ftm.go,
// annotations.go, schemaorg.go, geojson.go (with array.go), calendars.go, page.go.
// docs/exports.md describes them for readers.
package export

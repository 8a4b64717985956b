// Package when reads the time expressions of a text and lays them on the
// calendar: "Jan. 6", "last Tuesday", "from Oct. 30 to Nov. 1", "since 2017",
// "a day earlier", "the past three years". Each becomes an interval of days
// with its precision and with what it was counted from.
//
// # How
//
// A lexer of its own cuts the text into words, numbers and marks (lexer.go).
// Words get their classes (month, weekday, unit, number…) from the lists in
// data (lexicon.go). A grammar over these classes, kept as tables of rules
// (grammar*.go), is matched by a chart that is filled on demand (chart.go);
// of the expressions that begin at a place the longest wins. Rules build a
// value: what is known of the expression, and the one or two intervals that
// it can stand for when the words leave the year or the week open.
//
// The same grammar serves three borders: [Read] for records of news, where a
// bare weekday is the last one up to the day of the report; Specs for the
// conventions of date specifications (both readings, ends exclusive,
// durations in seconds); and TEI for the date attributes of the Text
// Encoding Initiative.
//
// # What is not guessed
//
// Words that name no time are not read. An expression that names one and
// cannot be laid on a day (30 February, 1/2/2026 without a known order,
// "yesterday" without a day of report) comes back Unresolved with its reason.
package when

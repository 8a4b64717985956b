// Package archive keeps records for good and answers from them. An archive is
// one SQLite file, for which nothing has to be installed or started, or a
// database of PostgreSQL that programs on many machines share.
//
// # What is kept
//
// A document is a text and is known by the SHA-256 of it, so the same text taken
// in twice is one document with two sources. The bytes it came as are kept
// compressed, unless that is declined, and so is the record as it was read. A
// text that changed at the same address is another document; [Archive.Versions]
// lists the documents of an address in order, with the sentences that came and
// went.
//
// Corrections are kept apart from what was read and applied on top. All else,
// the rows that questions are answered from, is derived from these and can be
// made again.
//
// # Dossiers, tenures
//
// Reports of one encounter are one dossier (package dossier). Each report stands
// in blocks; the transaction that brings, changes or takes away reports looks up
// those that may be of the same encounters and makes their dossiers anew, so an
// archive never shows reports that have not been compared. What texts show of
// offices is kept as observations; [Archive.Tenures] makes tenures of them, of
// the list that comes with the program and of what analysts enter. Dossiers rest
// on the list and the analysts alone, so that they do not depend on the order of
// adding; an entry counts for what is added or read again after it.
//
// # Set phrases
//
// Each use of a set phrase is kept twice: as a row beside the other readings, and
// packed by phrase and year with its day, speaker, countries, level, place and
// what else filters ask for. A ledger ([Archive.Formula]) and the overview
// ([Archive.Formulae]) are a walk over the packed uses. [Archive.FormulaAlerts]
// compares an account with those that the same side gave of encounters with the
// same counterpart before; voices.tsv lists the agencies that speak for a
// government.
//
// # How it is asked
//
// A [Filter] says what is wanted; Search, Encounters, Statements and Actors
// answer it a [Page] at a time. Each page names the cursor of the next one. A
// cursor stays good while documents are added: what is new stands before it or
// after it, and nothing is shown twice.
//
// Summaries (Facets, Timeline, Places, Counterparts, Pairs, Dyad and parts of
// Dossier, Actor and Review) are counted anew each time from the newest items
// that fit, up to a bound that each names: so they cost no more on a large
// archive than on a small one. Where more fit, the answer says that it is
// truncated and from which day on nothing is missing.
//
// # How it is written
//
// One connection writes, many read. [Prepare] does the work that needs no
// database and may run on many cores; [Archive.Add] commits what was prepared in
// one transaction. What is committed is safe from a kill of the process and from
// loss of power.
//
// In a file one transaction writes at a time. In PostgreSQL those that compare
// reports with others (adding, rulings, tenures, re-reading) have the archive to
// themselves as well; those that add with [Options].Deferred, and merges, go on
// beside one another: see [Archive.Merge]. Numbers of terms, actors and phrases are
// given in transactions of their own and never change, so that what a program
// remembers of them stays right. Rows that many transactions change are written
// last and in one order.
//
// # Two databases, one SQL
//
// Queries are written once, for both. What differs is behind the interface engine,
// in sqlite*.go and postgres*.go, and in the folders of migrations: a change of the
// schema is a file of the same number in each, with the same names of tables and
// columns (the folder of PostgreSQL begins at 0010 with all that was before).
// package archivetest holds the contract that both must fulfil. The rule for SQL:
//
//   - parameters are "?"; lists of numbers are written into the query by integers
//     (both databases then plan the query once);
//   - ON CONFLICT, never INSERT OR …; IS DISTINCT FROM, never IS with a parameter;
//     TRUE, never 1, as a condition; no rowid, no PRAGMA, no json functions;
//   - a subquery in FROM has a name that is no word of SQL; no column beside an
//     aggregate that GROUP BY does not give or the primary key determines;
//   - truth values are kept as 0 and 1, times as text, documents of JSON as text that
//     SQL does not look into;
//   - a number is compared with a number: 7, never "7";
//   - the rows of a query are read to the end, or closed, before the next one is
//     asked in the same transaction;
//   - a function given to update may be run more than once.
package archive

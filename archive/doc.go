// Package archive keeps records for good and answers from them. An archive is
// one SQLite file; nothing has to be installed or started.
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
// What differs between databases is in sqlite.go and in the folder of
// migrations; package archivetest holds the contract that any of them must
// fulfil.
package archive

// Package petrarch reads the dictionaries of the older event coders TABARI and
// PETRARCH (versions 1 and 2) as they are, and codes a parsed text by them:
// actors with codes that hold on the day of the story, agents, verbs with their
// patterns, issues, and phrases that discard a sentence or a story.
//
// The steps, one file each: load.go (a folder of files, told apart by name and
// content), lines.go (comments, character sets), actors.go, agents.go, verbs.go
// with forms.go and pattern.go, issues.go and discards.go (one kind of file each),
// phrasetree.go (longest match of phrases), atoms.go (dictionaries and texts cut alike),
// phrases.go and noun.go (who is named where, with agents and what is joined),
// sides.go (who does it to whom, in the tree), match.go and annotated.go
// (patterns), code.go (the events of a text).
//
// A dictionary's codes are given out as they stand there; what they mean in CAMEO
// is the business of package event. Offsets are bytes into the text, end exclusive;
// token numbers are those of the syntax.Text.
//
// # What is read otherwise than the older coders read it
//
//   - Source and target come from the dependency tree: the subject, its
//     coordinated parts and those whom it shares; whom a passive names with "by".
//     A passive without "by" has no source.
//   - Words match whole, in any case; a dictionary of TABARI that counts on stems
//     finds the stems only where the word is one. Names of verbs take their
//     regular forms and those of the lemma.
//   - Transformations of PETRARCH 2 (lines that begin with "~" in a verb file) are
//     counted and not used.
//
// The formats are described in PETRARCH's documentation (dictionaries.rst of
// github.com/openeventdata/petrarch2, MIT) and in the TABARI 0.8 manual, from
// which the facts are; no text or code of either is here.
package petrarch

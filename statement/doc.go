// Package statement reads who said what to whom: the speaker, the cue, the
// content, the speech acts of its clauses and their topics.
package statement

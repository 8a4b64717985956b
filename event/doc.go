// Package event derives CAMEO and PLOVER events from encounters and
// statements, and finds them in plain clauses where the classifier of package
// clause is sure. One event is kept for each type, actor, recipient and status
// of a document, with everything it rests on.
package event

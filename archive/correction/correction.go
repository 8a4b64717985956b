package correction

import (
	"encoding/json"
	"time"

	"chancery/record"
)

// Verb is what a correction does.
type Verb string

// The verbs.
const (
	Confirm Verb = "confirm" // the field is right as read
	Reject  Verb = "reject"  // the field, or the whole thing, is wrong and goes
	Change  Verb = "change"  // the field becomes Value
	Split   Verb = "split"   // Target and Other are two encounters
	Join    Verb = "join"    // Target and Other are one encounter
)

// Target addresses one thing of one record by its ground: the words it stands
// on. Ids are kept to help people, and decide only between things that stand on
// the same words.
type Target struct {
	Document string `json:"document"` // record.Document.ID
	Kind     string `json:"kind"`     // document, actor, encounter, statement, event, formula
	ID       string `json:"id,omitempty"`
	// Ground is the first evidence of the thing: for an actor its first
	// mention, for a statement its cue and content.
	Ground []record.Evidence `json:"ground,omitempty"`
}

// Correction is one ruling of a person on one field of one record, or on two
// reports.
type Correction struct {
	ID     string          `json:"id"`
	Verb   Verb            `json:"verb"`
	Target Target          `json:"target"`
	Field  string          `json:"field,omitempty"` // path as in the record's JSON: "date", "participants/0/role"; "" for the whole
	Was    json.RawMessage `json:"was,omitempty"`   // the field as the author saw it
	Value  json.RawMessage `json:"value,omitempty"` // for change
	Other  *Target         `json:"other,omitempty"` // for split and join
	Author string          `json:"author"`
	Time   time.Time       `json:"time"`
	Reason string          `json:"reason,omitempty"`
}

// Report tells what became of corrections applied to a record.
type Report struct {
	Human []Field `json:"human"` // fields that now rest on a person's word
	Moved []Moved `json:"moved"` // corrections whose ground is gone or has changed
}

// Field names a field of a corrected record.
type Field struct {
	Kind       string `json:"kind"`
	ID         string `json:"id"` // in the corrected record
	Field      string `json:"field"`
	Verb       Verb   `json:"verb"`
	Correction string `json:"correction"`
}

// Moved is a correction that could not be applied, and why.
type Moved struct {
	Correction Correction `json:"correction"`
	Why        string     `json:"why"`
}

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
	Confirm Verb = "confirm" // the field, or the whole thing, is right as read
	Reject  Verb = "reject"  // the field, or the whole thing, is wrong and goes
	Change  Verb = "change"  // the field becomes Value
	Split   Verb = "split"   // Target and Other are two encounters
	Join    Verb = "join"    // Target and Other are one encounter
	// Withdraw takes back the correction that Of names, as if it had not been made.
	Withdraw Verb = "withdraw"
)

// The kinds of things that a correction may be aimed at.
const (
	OfDocument   = "document"
	OfActor      = "actor"
	OfEncounter  = "encounter"
	OfStatement  = "statement"
	OfEvent      = "event"
	OfFormula    = "formula"    // known by its place: "f1"
	OfAbstention = "abstention" // known by its place: "x1"; ruled on as a whole
)

// Target addresses one thing of one record by its ground: the words it stands
// on. The id helps people, and decides only where ground and marks do not.
type Target struct {
	Document string            `json:"document"` // record.Document.ID
	Kind     string            `json:"kind"`
	ID       string            `json:"id,omitempty"`
	Ground   []record.Evidence `json:"ground,omitempty"`
	Marks    []string          `json:"marks,omitempty"` // what it is, in words: kind, participants
}

// Correction is one ruling of a person on one field of one record, or on two
// reports.
type Correction struct {
	ID     string `json:"id"` // of the content; the same ruling has the same id
	Verb   Verb   `json:"verb"`
	Target Target `json:"target"`
	// Field is the path in the record's JSON below the thing, parts by "/":
	// "date", "participants/xi-jinping/role", "participants/-" to add one; "" for
	// the whole. An element of a list is named by its id, actor or act, else by
	// its place from 0.
	Field  string          `json:"field,omitempty"`
	Was    json.RawMessage `json:"was,omitempty"`   // the field as the author saw it
	Value  json.RawMessage `json:"value,omitempty"` // for change
	Other  *Target         `json:"other,omitempty"` // for split and join
	Refs   []Target        `json:"refs,omitempty"`  // things that Field and Value name by id
	Of     string          `json:"of,omitempty"`    // for withdraw: the id of the correction
	Author string          `json:"author"`
	Time   time.Time       `json:"time"`
	Reason string          `json:"reason,omitempty"`
}

// Report tells what became of corrections applied to a record.
type Report struct {
	Human   []Field `json:"human"`   // fields that now rest on a person's word, in the order of the record's kinds
	Drifted []Drift `json:"drifted"` // applied, though the field is read differently now
	Moved   []Moved `json:"moved"`   // not applied: the ground is gone or has changed
}

// Field names a field of a corrected record.
type Field struct {
	Kind       string `json:"kind"`
	ID         string `json:"id"` // in the corrected record; of a rejected thing, as it was read
	Field      string `json:"field"`
	Verb       Verb   `json:"verb"`
	Correction string `json:"correction"`
}

// Drift is a correction of a field that is now read as something else than the
// author saw.
type Drift struct {
	Correction string          `json:"correction"`
	Was        json.RawMessage `json:"was"`
	Now        json.RawMessage `json:"now"`
}

// Moved is a correction that could not be applied, and why.
type Moved struct {
	Correction Correction `json:"correction"`
	Why        string     `json:"why"`
}

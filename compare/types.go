package compare

import (
	"chancery/record"
)

// Class says how accounts stand to one another in one proposition.
type Class string

// The classes; doc.go says what each means.
const (
	Both         Class = "both"
	Reworded     Class = "reworded"
	Only         Class = "only"
	Unconfirmed  Class = "unconfirmed"
	Contradicted Class = "contradicted"
)

// Account is one side's report of the encounter.
type Account struct {
	// Name is how the account is called in what is printed: "A" or a publisher.
	Name string
	// Record is what was read from it.
	Record *record.Record
	// Encounter is the id of the encounter in that record; "" takes the first one
	// that has the most participants of those that every account has and was held.
	Encounter string
	// Also are further reports of the same side; what they repeat counts once.
	Also []Report
}

// Report is one document of an account, with the encounter in it as in [Account].
type Report struct {
	Record    *record.Record
	Encounter string
}

// Clause is what one account says in one proposition, with its words.
type Clause struct {
	Account   int             `json:"account"` // index into Comparison.Accounts
	Document  string          `json:"document"`
	Statement string          `json:"statement,omitempty"` // "" for what was talked of and not said, or denied to have been said
	Act       string          `json:"act"`                 // of the statement; "discuss" or "raise" for what was talked of, "deny" for what was not
	Speaker   string          `json:"speaker"`             // actor id in the record, "" for all parties or nobody known
	Voice     []string        `json:"voice"`               // country or organization codes spoken for
	Evidence  record.Evidence `json:"evidence"`
	// Differ are the words of weight that another account of it lacks.
	Differ []record.Evidence `json:"differ,omitempty"`
	// Alone are those of Differ for which it has no word of the same meaning either.
	Alone []record.Evidence `json:"alone,omitempty"`
}

// Proposition is one thing said, as the accounts have it.
type Proposition struct {
	Class Class `json:"class"`
	// Clauses holds one clause an account, in the order of accounts; accounts that
	// lack it are left out.
	Clauses []Clause `json:"clauses"`
	// Likeness is the weighted share of common words, 0 to 1; 0 for one account.
	Likeness float64 `json:"likeness,omitempty"`
	// Reason says in words why the clauses were put together, or what is missing.
	Reason string `json:"reason"`
	// Nearest is, of what is ascribed to another side, the line of that side's account
	// that comes nearest; nil where none is near. With the class [Only] it is of the
	// same thing, so that nothing can be said to be left out.
	Nearest *Clause `json:"nearest,omitempty"`
}

// Tone is a rung of the ladder on which an account's words for the meeting stand.
type Tone struct {
	Rung     int    `json:"rung"` // 1 warmest, 7 coldest
	Name     string `json:"name"`
	Document string `json:"document"`
	// Evidence is the word itself.
	Evidence record.Evidence `json:"evidence"`
}

// Share is a topic's part of what an account reports, by clauses.
type Share struct {
	Topic   string  `json:"topic"`
	Clauses int     `json:"clauses"`
	Share   float64 `json:"share"` // 0 to 1
	First   int     `json:"first"` // place among the account's topics in order of mention, from 1
}

// Side is what is told of an account as a whole.
type Side struct {
	Name      string   `json:"name"`
	Document  string   `json:"document"`
	Title     string   `json:"title,omitempty"`
	Encounter string   `json:"encounter,omitempty"` // "" when no encounter was read in it
	Date      string   `json:"date,omitempty"`      // of the encounter
	Parties   []string `json:"parties"`
	Publisher string   `json:"publisher,omitempty"`
	Country   string   `json:"country,omitempty"` // the side that publishes it
	Words     int      `json:"words"`
	Clauses   int      `json:"clauses"`
	Topics    []Share  `json:"topics"`
	Tones     []Tone   `json:"tones"`
	Named     []string `json:"named"`          // persons named
	Also      []string `json:"also,omitempty"` // further documents of the side
	// Asked is who asked for the meeting by this account, with its words.
	Asked *Asked `json:"asked,omitempty"`
}

// Asked is the phrase that tells who asked for the meeting.
type Asked struct {
	By       string          `json:"by"` // country or organization code, or "" if not known
	Document string          `json:"document"`
	Evidence record.Evidence `json:"evidence"`
}

// Comparison is the whole.
type Comparison struct {
	Accounts []Side `json:"accounts"`
	// Apart says why some accounts seem to tell of different encounters; nothing
	// is then called contradicted or unconfirmed between them.
	Apart        string        `json:"apart,omitempty"`
	Propositions []Proposition `json:"propositions"`
}

// Counts tells how many propositions there are of each class.
func (c *Comparison) Counts() map[Class]int {
	out := map[Class]int{}
	for _, p := range c.Propositions {
		out[p.Class]++
	}
	return out
}

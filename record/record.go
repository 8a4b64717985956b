// Package record holds the types that everything else in Chancery fills,
// stores, compares and prints, their JSON form, and the check that every piece
// of evidence reproduces its words. It knows nothing of how they are found.
//
// Offsets in this package count Unicode code points of the document's stored
// text, from 0, end exclusive (W3C TextPositionSelector together with
// TextQuoteSelector). Inside the readings offsets are bytes; [Quoter] is the
// one border between the two.
package record

// Schema names the shape of a record's JSON; it changes when a field changes
// its meaning or goes away.
const Schema = "chancery.record/1"

// Evidence is a span of the stored text with the exact words that stand there.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// Empty reports whether the evidence points at nothing.
func (e Evidence) Empty() bool { return e.End <= e.Start }

// Record is all that was read from one document.
type Record struct {
	Schema     string       `json:"schema"`
	Document   Document     `json:"document"`
	Actors     []Actor      `json:"actors"`
	Encounters []Encounter  `json:"encounters"`
	Statements []Statement  `json:"statements"`
	Events     []Event      `json:"events"`
	Formulae   []Formula    `json:"formulae"`
	Abstained  []Abstention `json:"abstained"`
	Reader     Reader       `json:"reader"`
}

// Reader names what made a record, so that a later reading can be told apart.
type Reader struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Model   string `json:"model"`
}

// Document is one text as published, cut into segments.
type Document struct {
	// ID is the SHA-256 of Text in hexadecimal.
	ID             string    `json:"id"`
	Title          *Evidence `json:"title"`
	Language       string    `json:"language"` // ISO 639-1
	Agency         string    `json:"agency,omitempty"`
	Publisher      string    `json:"publisher,omitempty"`
	URL            string    `json:"url,omitempty"`
	Published      *Date     `json:"published,omitempty"`
	HeaderDate     *Date     `json:"header_date,omitempty"`
	Dateline       *Dateline `json:"dateline,omitempty"`
	Caption        *Caption  `json:"caption,omitempty"` // the first of Captions
	Captions       []Caption `json:"captions,omitempty"`
	BodyParagraphs int       `json:"body_paragraphs"`
	Segments       []Segment `json:"segments"`
	Text           string    `json:"text"`
}

// Dated is the date a document tells of itself: when it was published, else that
// of its header, else of its dateline; "" when it tells none.
func (d *Document) Dated() string {
	switch {
	case d.Published != nil:
		return d.Published.Value
	case d.HeaderDate != nil:
		return d.HeaderDate.Value
	case d.Dateline != nil:
		return d.Dateline.Date
	}
	return ""
}

// Date is a point or stretch of time as far as the words tell it: value is
// "2026", "2026-01", "2026-01-06" or "2026-01-06T08:30", with an offset from
// UTC only where the text states one.
type Date struct {
	Value     string   `json:"value"`
	Precision string   `json:"precision"` // year, month, day, minute
	Evidence  Evidence `json:"evidence"`
}

// Dateline is the "BEIJING, Jan. 6 (Xinhua)" that opens a wire story. Date has
// the year worked out from the document's own dates, or is empty.
type Dateline struct {
	Place    string   `json:"place,omitempty"`
	Country  string   `json:"country,omitempty"` // ISO 3166 alpha-3
	Date     string   `json:"date,omitempty"`
	Agency   string   `json:"agency,omitempty"`
	Evidence Evidence `json:"evidence"`
}

// Caption is the text under a picture and who is credited for it.
type Caption struct {
	Evidence Evidence `json:"evidence"`
	Credit   string   `json:"credit,omitempty"`
}

// SegmentKind tells what part of a document a segment is.
type SegmentKind string

// The kinds of segment.
const (
	Title       SegmentKind = "title"
	Byline      SegmentKind = "byline"
	DatelineSeg SegmentKind = "dateline"
	CaptionSeg  SegmentKind = "caption"
	Paragraph   SegmentKind = "paragraph"
	Boilerplate SegmentKind = "boilerplate"
)

// Segment is a stretch of the stored text of one kind. Segments stand in the
// order of the text and do not overlap; white space between them belongs to
// none.
type Segment struct {
	Kind  SegmentKind `json:"kind"`
	Start int         `json:"start"`
	End   int         `json:"end"`
}

// Actor is a person, country, organization or group that the text names.
type Actor struct {
	// ID is stable within the record: a country's ISO 3166 alpha-3 code, an
	// organization's code, else a slug of the name.
	ID      string   `json:"id"`
	Kind    string   `json:"kind"` // person, country, organization, group
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Country string   `json:"country,omitempty"` // ISO 3166 alpha-3; EU, UNO, NATO… for organizations
	Sector  string   `json:"sector,omitempty"`  // PLOVER sector: GOV, LEG, MIL…
	Cameo   string   `json:"cameo,omitempty"`   // CAMEO actor code: CHNGOV
	// CameoRule is the line of the user's dictionaries that Cameo comes from, if it
	// does.
	CameoRule string    `json:"cameo_rule,omitempty"`
	Office    *Office   `json:"office,omitempty"`
	Members   []string  `json:"members,omitempty"` // ids, for a group whose members the text gives
	Mentions  []Mention `json:"mentions"`
}

// Named tells whether the text calls the actor by name somewhere, and not by
// office or description alone.
func (a *Actor) Named() bool {
	for i := range a.Mentions {
		if a.Mentions[i].How == "name" {
			return true
		}
	}
	return false
}

// Office is a position held by a person for a country or organization, as the
// text states it. Status is "" for the holder on the day, else former, acting,
// elect, designate or deputy-acting words as the text has them.
type Office struct {
	Title        string    `json:"title"`
	Country      string    `json:"country,omitempty"`
	Organization string    `json:"organization,omitempty"`
	Level        string    `json:"level,omitempty"`
	Status       string    `json:"status,omitempty"`
	Evidence     *Evidence `json:"evidence,omitempty"`
}

// Mention is a span that names an actor, and how.
type Mention struct {
	Evidence
	How string `json:"how"` // name, title, pronoun, group
	// Antecedent is, for a pronoun or description, the words it was resolved
	// to.
	Antecedent *Evidence `json:"antecedent,omitempty"`
}

// Geo is the gazetteer entry of a place (GeoNames).
type Geo struct {
	GeonameID int     `json:"geonameid"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
}

// Participant is an actor's part in an encounter.
type Participant struct {
	Actor string `json:"actor"`
	Role  string `json:"role"` // host, guest, visitor, party, mediator
}

// Encounter is a contact between actors. Status is one of held, under way,
// planned, invited, proposed, cancelled, denied, hypothetical.
type Encounter struct {
	ID            string        `json:"id"`
	Kind          string        `json:"kind"`           // meeting, talks, summit, call, visit, signing, ceremony, consultation, letter
	Mode          string        `json:"mode,omitempty"` // in person, telephone, video, written
	Status        string        `json:"status"`
	Background    bool          `json:"background"`
	VisitKind     string        `json:"visit_kind,omitempty"` // state, official, working, goodwill, private, transit
	Date          string        `json:"date,omitempty"`
	EndDate       string        `json:"end_date,omitempty"`
	DatePrecision string        `json:"date_precision,omitempty"` // day, month, year…
	OngoingOn     string        `json:"ongoing_on,omitempty"`     // a day within it, where its bounds are not told
	DateEvidence  []Evidence    `json:"date_evidence,omitempty"`
	Venue         string        `json:"venue,omitempty"`
	City          string        `json:"city,omitempty"`
	Country       string        `json:"country,omitempty"` // ISO 3166 alpha-3
	PlaceEvidence []Evidence    `json:"place_evidence,omitempty"`
	Geo           *Geo          `json:"geo,omitempty"`
	Participants  []Participant `json:"participants"`
	PartOf        string        `json:"part_of,omitempty"`
	ReportedBy    string        `json:"reported_by,omitempty"`
	Evidence      []Evidence    `json:"evidence"`
	Rule          string        `json:"rule,omitempty"` // the rule or model that made it
}

// Statement is an attribution: who said what to whom, by whose report.
type Statement struct {
	ID                  string     `json:"id"`
	Speaker             string     `json:"speaker"` // actor id, or "" when no actor of the record said it
	Source              *Evidence  `json:"source"`  // the words that name the speaker there, or null
	OnBehalfOf          string     `json:"on_behalf_of,omitempty"`
	Addressee           string     `json:"addressee,omitempty"`
	ReportedBy          string     `json:"reported_by,omitempty"`
	Encounter           string     `json:"encounter,omitempty"`
	Quoted              bool       `json:"quoted"`
	InferredAttribution bool       `json:"inferred_attribution"`
	Cue                 *Evidence  `json:"cue"`
	Content             *Evidence  `json:"content,omitempty"`
	Contents            []Evidence `json:"contents,omitempty"` // when the content is split; Content is then null
	Acts                []Act      `json:"acts"`
	Topics              []string   `json:"topics,omitempty"`
	Rule                string     `json:"rule,omitempty"`
}

// Pieces are the spans of what the statement says: its content, or each part of one that
// is split.
func (s *Statement) Pieces() []Evidence {
	if s.Content != nil {
		return []Evidence{*s.Content}
	}
	return s.Contents
}

// Act is the speech act of one clause of a statement.
type Act struct {
	Act string `json:"act"`
	Evidence
	// Status tells what the clause's own verb says is only possible ("may join": possible)
	// or has to be ("must leave": necessary); "" where it says neither.
	Status string `json:"status,omitempty"`
	Target string `json:"target,omitempty"` // actor id
}

// Event is a CAMEO and PLOVER record derived from an encounter, a statement or
// a plain clause. Actor and Recipient hold CAMEO actor codes.
type Event struct {
	ID        string     `json:"id"`
	Actor     []string   `json:"actor"`
	Recipient []string   `json:"recipient"`
	Plover    Plover     `json:"plover"`
	Cameo     string     `json:"cameo,omitempty"`
	Goldstein float64    `json:"goldstein"`
	Quad      int        `json:"quad"` // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Status    string     `json:"status"`
	Date      string     `json:"date,omitempty"`
	Place     string     `json:"place,omitempty"`
	From      []string   `json:"from,omitempty"` // ids of the encounter or statements it rests on
	Evidence  []Evidence `json:"evidence"`
	// Issues are what the sentences of the evidence speak of, by the user's
	// dictionaries.
	Issues []Issue `json:"issues,omitempty"`
	Rule   string  `json:"rule,omitempty"`
}

// Issue is a topic of an issue dictionary: its code, the phrases that tell of it,
// as many as there are, and the line of the dictionary that has the first.
type Issue struct {
	Code     string     `json:"code"`
	Evidence []Evidence `json:"evidence"`
	Rule     string     `json:"rule,omitempty"`
}

// Plover is the event in the PLOVER ontology.
type Plover struct {
	Type    string   `json:"type"`
	Mode    string   `json:"mode,omitempty"`
	Context []string `json:"context,omitempty"`
}

// Formula is one use of a set phrase.
type Formula struct {
	Formula  string   `json:"formula"` // the canonical wording
	Variant  string   `json:"variant,omitempty"`
	Speaker  string   `json:"speaker,omitempty"` // actor id
	Evidence Evidence `json:"evidence"`
}

// Abstention is what was seen and not asserted, and why.
type Abstention struct {
	What     string   `json:"what"` // the field or thing: "date", "encounter", "speaker"…
	Evidence Evidence `json:"evidence"`
	Reason   string   `json:"reason"`
}

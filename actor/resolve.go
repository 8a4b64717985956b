package actor

// Resolution is what one phrase tells, out of any document.
type Resolution struct {
	// Country is the ISO 3166 alpha-3 code, or the code of a kind of organization
	// (UNO, EUR, IGO, NGO, MNC, IMG, ISM).
	Country string
	Sector  string
	Sector2 string
	// Name is the full usual name of a known actor.
	Name  string
	Level string
	Title string
	// Rest is what the phrase says beside the country.
	Rest string
}

// Found tells whether the phrase names an actor at all.
func (r Resolution) Found() bool { return r.Country != "" || r.Sector != "" }

// Resolve reads one phrase. Context is any text that stood around it and may name
// the country; date (YYYY-MM-DD, "" for today) chooses among dated facts.
func Resolve(phrase, context, date string) Resolution { return Resolution{} }

package when

// Precision tells how fine a time is known.
type Precision string

// The precisions, finest first.
const (
	Minute  Precision = "minute"
	Day     Precision = "day"
	Week    Precision = "week"
	Month   Precision = "month"
	Quarter Precision = "quarter"
	Season  Precision = "season"
	Year    Precision = "year"
	Decade  Precision = "decade"
	Century Precision = "century"
	Range   Precision = "range" // a stretch with two stated bounds
)

// Kind tells what sort of time expression was read.
type Kind string

// The kinds of expression.
const (
	Point    Kind = "date"     // one day
	Period   Kind = "period"   // a stretch of days, perhaps open at one end
	Duration Kind = "duration" // a length of time that is laid nowhere
)

// Basis holds the days a text's relative expressions may be counted from. A
// zero date means that the text does not tell it.
type Basis struct {
	Published Date
	Dateline  Date
	// DayFirst and MonthFirst tell how numeric dates of this source are
	// written; when neither is set 1/2/2026 stays unresolved.
	DayFirst, MonthFirst bool
}

// Reference is the day that "yesterday" is counted from: the dateline's, else
// that of publication, else zero.
func (b Basis) Reference() Date {
	if !b.Dateline.IsZero() {
		return b.Dateline
	}
	return b.Published
}

// Time is one time expression of a text and what it stands for.
type Time struct {
	Start, End int // bytes, end exclusive
	Kind       Kind
	// From and To are the first and the last day, both inclusive. Zero where
	// the stretch is open, and both zero for a duration and when Unresolved.
	From, To  Date
	Precision Precision
	// Value is the record's form: "2026", "2026-01", "2026-01-06" or
	// "2026-01-06T08:30"; for a stretch that is none of these its first day,
	// and EndValue its last. Both are empty for what is open or unresolved.
	Value, EndValue string
	// Clock is "08:30" where the words state a time of day, Zone the zone as
	// stated ("+08:00", "GMT"), Part the part of the day ("morning").
	Clock, Zone, Part string
	Timex             string // TIMEX3-like normal form: XXXX-WXX-2, P3D
	// Basis names what the value was counted from: "" when the words alone
	// tell it, else "dateline", "publication", "earlier expression".
	Basis string
	// Mod is "before", "after", "since", "until", "approx", "early", "mid",
	// "late", "more" or "less" where the words say so.
	Mod        string
	Unresolved bool
	Reason     string // why it is unresolved, in plain words
}

package where

// Level tells what sort of place an entry is.
type Level string

// The levels, finest first.
const (
	Venue     Level = "venue"
	City      Level = "city"
	County    Level = "county"
	Region    Level = "region" // a first-level division: state, province
	Country   Level = "country"
	Continent Level = "continent"
	Water     Level = "water" // seas, straits, rivers, lakes
	Land      Level = "land"  // mountains, islands, deserts, peninsulas, areas
)

// Place is a place that a text names.
type Place struct {
	Start, End int    // bytes, end exclusive
	Name       string // the gazetteer's name
	Level      Level
	Country    string // ISO 3166 alpha-3; "" for seas and continents
	Region     string // first-level division, where known
	City       string // for cities the name, for venues their city
	GeonameID  int    // 0 where the entry has none
	Lat, Lon   float64
	Population int
	// Adjective is true when the words are a demonym ("French"), which names
	// the country but is no location by itself.
	Adjective bool
	// Around is true when the gazetteer lacks the place and its coordinates are
	// those of the town, division or country where the text puts it.
	Around bool
}

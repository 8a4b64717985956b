package export

import "slices"

// gdeltColumns are the titles of the event table of GDELT 2.0, as its codebook
// names them.
func gdeltColumns() []string {
	actor := []string{
		"Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
	}
	place := []string{"Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"}
	under := func(prefix string, names []string) []string {
		out := make([]string, len(names))
		for i, n := range names {
			out[i] = prefix + n
		}
		return out
	}
	return slices.Concat(
		[]string{"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"},
		under("Actor1", actor), under("Actor2", actor),
		[]string{
			"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
			"NumMentions", "NumSources", "NumArticles", "AvgTone",
		},
		under("Actor1Geo_", place), under("Actor2Geo_", place), under("ActionGeo_", place),
		[]string{"DATEADDED", "SOURCEURL"},
	)
}

package web

// entry is one of the menu.
type entry struct{ Name, Words, Path string }

// menu lists the pages that every page leads to.
func menu() []entry {
	return []entry{
		{"encounters", "Encounters", "/encounters"},
		{"statements", "Statements", "/statements"},
		{"events", "Events", "/events"},
		{"actors", "Actors", "/actors"},
		{"formulae", "Set phrases", "/formulae"},
		{"map", "Map", "/map"},
		{"documents", "Documents", "/documents"},
		{"review", "Review", "/review"},
	}
}

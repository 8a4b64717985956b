package actor

// CodeName is the short name of the country or organization that a code stands
// for ("CHN", "EU", "NATO"); "" when none is known.
func CodeName(code string) string {
	l := lex()
	if i, ok := l.byCode[code]; ok {
		return l.countries[i].name
	}
	for i := range l.orgs {
		if o := &l.orgs[i]; o.host == "" && o.standing() == code && (o.id == code || o.country != "IGO") {
			return o.name
		}
	}
	return ""
}

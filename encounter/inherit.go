package encounter

// inherit gives what was part of a visit or summit the place of that, where the words
// themselves tell none: "arrived in Hanoi. … He met B".
func (f *finder) inherit(list []*told) {
	towns := map[int]map[string]bool{} // of what is part of each
	for _, e := range list {
		if e.part < 0 || e.place.city == "" {
			continue
		}
		if towns[e.part] == nil {
			towns[e.part] = map[string]bool{}
		}
		towns[e.part][e.place.city] = true
	}
	for _, e := range list {
		if e.part < 0 || e.status != "held" && !(e.status == "planned" && list[e.part].sentence == e.sentence) || family(e.kind) != "meeting" && e.kind != "ceremony" {
			continue
		}
		v := list[e.part]
		if e.place.country != "" && e.place.country != v.place.country || v.place.country == "" {
			continue
		}
		others := towns[e.part]
		if e.place.city != "" || len(others) > 1 || len(others) == 1 && !others[v.place.city] {
			if e.place.country == "" {
				e.place.country = v.place.country
				e.place.evidence = append(e.place.evidence, v.place.evidence...)
			}
			continue
		}
		if e.place.country != "" && v.place.city == "" {
			continue
		}
		e.place.country, e.place.city, e.place.geo = v.place.country, v.place.city, v.place.geo
		e.place.evidence = append(e.place.evidence, v.place.evidence...)
	}
}

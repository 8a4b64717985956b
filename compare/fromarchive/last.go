package fromarchive

import (
	"context"
	"slices"

	"chancery/archive"
	"chancery/compare"
)

// lookBack is how many encounters of a pair are looked at, newest first.
const lookBack = 200

// Last loads the encounter of the same countries or organizations, at a similar
// level, that was held last before the one loaded; ErrNoLast when there is none.
func Last(ctx context.Context, a *archive.Archive, now *Loaded) (*Loaded, error) {
	id, err := lastID(ctx, a, &now.Dossier.Dossier)
	if err != nil {
		return nil, err
	}
	return Encounter(ctx, a, id)
}

// SinceLast lays an encounter beside the last one of the same pair, both bounded
// as [compare.Bounded] does for strangers; cut tells that something was left out.
// ErrNoLast when there is no such encounter.
func SinceLast(ctx context.Context, a *archive.Archive, now *Loaded) (last *Loaded, change *compare.Change, cut bool, err error) {
	if last, err = Last(ctx, a, now); err != nil {
		return nil, nil, false, err
	}
	here, cutHere := compare.Bounded(now.Accounts)
	there, cutThere := compare.Bounded(last.Accounts)
	change, err = compare.Against(here, there)
	return last, change, cutHere || cutThere, err
}

func lastID(ctx context.Context, a *archive.Archive, now *archive.Dossier) (string, error) {
	who := standing(now)
	day := dayOf(now)
	if len(who) < 2 || day == "" {
		return "", ErrNoLast
	}
	var pair []string
	for c := range who {
		pair = append(pair, c)
	}
	slices.Sort(pair)
	f := archive.Filter{Dyad: pair[:2], To: day, Status: []string{"held"}, Limit: lookBack}
	page, err := a.Dossiers(ctx, f)
	if err != nil {
		return "", err
	}
	for i := range page.Items {
		d := &page.Items[i]
		if d.ID == now.ID || d.Status != "held" || dayOf(d) == "" || dayOf(d) >= day || d.Lead.Encounter.Kind == "visit" && now.Lead.Encounter.Kind != "visit" {
			continue
		}
		if similar(who, standing(d)) {
			return d.ID, nil
		}
	}
	return "", ErrNoLast
}

// dayOf is the day or less precise date of an encounter.
func dayOf(d *archive.Dossier) string {
	if d.Lead.Encounter.Date != "" {
		return d.Lead.Encounter.Date
	}
	return d.Lead.Encounter.OngoingOn
}

// standing is the highest rank of each country or organization that takes part.
func standing(d *archive.Dossier) map[string]int {
	out := map[string]int{}
	for _, p := range d.Lead.Parties {
		if p.Country != "" {
			out[p.Country] = max(out[p.Country], rank(p.Level))
		}
	}
	return out
}

// rank puts levels of office together that meet each other as equals; 0 for what
// is not told.
func rank(level string) int {
	switch level {
	case "head of state", "head of government", "head of organization":
		return 4
	case "deputy head of government", "legislature leader", "party leader":
		return 3
	case "foreign minister", "minister":
		return 2
	case "":
		return 0
	}
	return 1
}

// similar tells whether the same countries take part, each at the same rank where
// both are told.
func similar(a, b map[string]int) bool {
	if len(a) != len(b) {
		return false
	}
	for c, n := range a {
		m, ok := b[c]
		if !ok || n != m && n > 0 && m > 0 {
			return false
		}
	}
	return true
}

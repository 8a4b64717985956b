// Package fromarchive loads what package compare lays beside one another from an
// archive: documents by their ids, the reports of a dossier grouped by side, and
// the last encounter of the same pair. compare itself knows nothing of archives.
package fromarchive

import (
	"context"
	"errors"
	"slices"

	"chancery/archive"
	"chancery/compare"
	"chancery/record"
)

// ErrNoLast: the archive has no encounter of the same pair, at a similar level,
// before this one.
var ErrNoLast = errors.New("no earlier encounter of the same pair at a similar level is in the archive")

// Loaded is a dossier with its reports as accounts.
type Loaded struct {
	Dossier *archive.FullDossier
	// Accounts are the sides, in the order in which their first reports were
	// published, each with all that it published; copies of one text count once.
	// Where fewer than two sides are known, what others published is an account
	// for each publisher.
	Accounts []compare.Account
	// Left are the reports, "document/e1", of no side, where two sides or more
	// are known.
	Left []string
}

// Documents loads documents as accounts, named A, B and so on.
func Documents(ctx context.Context, a *archive.Archive, ids ...string) ([]compare.Account, error) {
	var out []compare.Account
	for _, id := range ids {
		kept, err := a.Document(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, compare.Account{Name: compare.Letter(len(out)), Record: kept.Record})
	}
	return out, nil
}

// Encounter loads the reports of a dossier by its id, or by that of one of its
// reports, "document/e1".
func Encounter(ctx context.Context, a *archive.Archive, id string) (*Loaded, error) {
	full, err := a.Dossier(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &Loaded{Dossier: full}
	groups, err := load(ctx, a, full)
	if err != nil {
		return nil, err
	}
	known := 0
	for _, g := range groups {
		if g.side {
			known++
		}
	}
	for _, g := range groups {
		if known > 1 && !g.side {
			for _, r := range g.reports {
				out.Left = append(out.Left, r.Record.Document.ID+"/"+r.Encounter)
			}
			continue
		}
		first := g.reports[0]
		out.Accounts = append(out.Accounts, compare.Account{
			Name: compare.Letter(len(out.Accounts)), Record: first.Record, Encounter: first.Encounter, Also: g.reports[1:],
		})
	}
	return out, nil
}

// group is what one side, or one other publisher, published.
type group struct {
	key     string
	side    bool
	reports []compare.Report
	stories []int
}

// load reads the reports of a dossier, grouped by side; of the copies of one text
// each side has one, the press none where a side has it.
func load(ctx context.Context, a *archive.Archive, full *archive.FullDossier) ([]group, error) {
	l := loader{records: map[string]*record.Record{}}
	story := storyOf(full)
	told := map[int]bool{} // stories that some report tells already
	for _, press := range []bool{false, true} {
		for i := range full.Accounts {
			k := &full.Accounts[i]
			r, err := l.record(ctx, a, k.Document.ID)
			if err != nil {
				return nil, err
			}
			report := compare.Report{Record: r, Encounter: k.Encounter.Encounter.ID}
			side := compare.SideOf(report)
			n, copied := story[k.ID]
			if (side == "") != press || press && copied && told[n] || l.has(side, n, copied) {
				continue
			}
			told[n] = told[n] || copied
			l.add(side, n, report)
		}
	}
	return l.groups, nil
}

// loader gathers groups.
type loader struct {
	records map[string]*record.Record
	groups  []group
}

func (l *loader) record(ctx context.Context, a *archive.Archive, id string) (*record.Record, error) {
	if r := l.records[id]; r != nil {
		return r, nil
	}
	kept, err := a.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	l.records[id] = kept.Record
	return kept.Record, nil
}

// has tells whether a side tells a story already.
func (l *loader) has(side string, story int, copied bool) bool {
	i := slices.IndexFunc(l.groups, func(g group) bool { return g.side && g.key == side })
	return i >= 0 && copied && slices.Contains(l.groups[i].stories, story)
}

func (l *loader) add(side string, story int, report compare.Report) {
	key := side
	if side == "" {
		key = "by " + publisher(&report.Record.Document)
	}
	i := slices.IndexFunc(l.groups, func(g group) bool { return g.key == key })
	if i < 0 {
		i = len(l.groups)
		l.groups = append(l.groups, group{key: key, side: side != ""})
	}
	g := &l.groups[i]
	g.stories = append(g.stories, story)
	if !slices.ContainsFunc(g.reports, func(o compare.Report) bool { return o.Record == report.Record }) {
		g.reports = append(g.reports, report)
	}
}

// storyOf numbers the story of each report, "document/e1".
func storyOf(full *archive.FullDossier) map[string]int {
	out := map[string]int{}
	for i, s := range full.Detail.Stories {
		for _, k := range s {
			out[k.Document+"/"+k.Encounter] = i
		}
	}
	return out
}

func publisher(d *record.Document) string {
	if d.Publisher != "" {
		return d.Publisher
	}
	if d.Agency != "" {
		return d.Agency
	}
	return d.ID
}

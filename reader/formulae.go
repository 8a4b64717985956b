package reader

import (
	"sort"

	"chancery/record"
)

// AttributeFormulae gives each set phrase the speaker of the innermost
// statement whose content covers it.
func AttributeFormulae(r *record.Record) {
	type piece struct {
		record.Evidence
		speaker string
	}
	var pieces []piece
	for i := range r.Statements {
		for _, c := range r.Statements[i].Pieces() {
			pieces = append(pieces, piece{c, r.Statements[i].Speaker})
		}
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].Start < pieces[j].Start })
	// Contents nest a few levels deep at most, so the one that covers a phrase
	// is among the last few that begin before it.
	const lookBack = 8
	for i := range r.Formulae {
		f := &r.Formulae[i]
		n := sort.Search(len(pieces), func(k int) bool { return pieces[k].Start > f.Evidence.Start })
		for k := n - 1; k >= max(0, n-lookBack); k-- {
			if f.Evidence.End <= pieces[k].End {
				f.Speaker = pieces[k].speaker
				break
			}
		}
	}
}

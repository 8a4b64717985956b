package compare

// Bounds of what is compared for strangers: the work grows with the square of the
// clauses.
const (
	MaxAccounts   = 6
	maxStatements = 1000 // of one report
)

// Bounded takes away the accounts beyond MaxAccounts, and those of texts that are
// too long to be accounts of one encounter; cut tells whether there were any.
func Bounded(accounts []Account) (kept []Account, cut bool) {
	for _, a := range accounts {
		if len(kept) == MaxAccounts || long(Report{Record: a.Record}) {
			cut = true
			continue
		}
		var also []Report
		for _, r := range a.Also {
			if len(also) == MaxAccounts || long(r) {
				cut = true
				continue
			}
			also = append(also, r)
		}
		a.Also = also
		kept = append(kept, a)
	}
	return kept, cut
}

func long(r Report) bool { return len(r.Record.Statements) > maxStatements }

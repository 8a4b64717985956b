package compare

import (
	"testing"

	"chancery/record"
)

func TestBounded(t *testing.T) {
	small, big := &record.Record{}, &record.Record{Statements: make([]record.Statement, maxStatements+1)}
	few := []Account{{Name: "A", Record: small, Also: []Report{{Record: small}}}, {Name: "B", Record: small}}
	if kept, cut := Bounded(few); len(kept) != 2 || cut || len(kept[0].Also) != 1 {
		t.Errorf("%d kept, cut %v", len(kept), cut)
	}
	few[0].Also[0].Record = big
	if kept, cut := Bounded(few); len(kept) != 2 || !cut || len(kept[0].Also) != 0 {
		t.Errorf("a long further report: %d kept, cut %v", len(kept), cut)
	}
	few[1].Record = big
	if kept, cut := Bounded(few); len(kept) != 1 || !cut {
		t.Errorf("a long account: %d kept, cut %v", len(kept), cut)
	}
	if kept, cut := Bounded(make8(small)); len(kept) != MaxAccounts || !cut {
		t.Errorf("eight accounts: %d kept, cut %v", len(kept), cut)
	}
}

func make8(r *record.Record) (list []Account) {
	for range 8 {
		list = append(list, Account{Record: r})
	}
	return list
}

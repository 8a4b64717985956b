package compare

import "slices"

// likeness is how far two clauses have their words in common.
type likeness struct {
	common  float64 // weight of what is common
	share   float64 // the weighted share of common words (Dice), or what is held
	plain   float64 // weight of what is common and no name
	rare    float64 // weight of what is common by how few clauses of either account have it
	telling bool    // a word of full weight is common
	turned  bool    // what is common is turned round in one of them
}

// Where one clause is part of the other: most of what it says is there, and it
// says enough.
const (
	heldFrom   = 0.70 // of the weight of the shorter one
	heldWeight = 3.0  // that it must have
	heldShare  = 0.80 // what being held counts, against being alike
)

// alike compares two clauses.
func alike(a, b *unit) likeness {
	var out likeness
	if a.total+b.total == 0 {
		return out
	}
	x, turnedX, tellingX := a.within(b)
	y, turnedY, tellingY := b.within(a)
	out.plain, out.rare = a.plainly(b)
	out.share = (x + y) / (a.total + b.total)
	out.common = (x + y) / 2
	run := a.runs(b)
	out.telling = tellingX || tellingY || run > 0
	out.turned = turnedX+turnedY > (x+y)/2
	held, total := x, a.total
	if b.total < a.total {
		held, total = y, b.total
	}
	if total >= heldWeight && held >= heldFrom*total {
		out.share = max(out.share, heldShare*held/total)
	}
	return out
}

// among finds a term of another clause that stands for the same, and how much it
// counts for being that: 0 where there is none.
func (t *term) among(v *unit) (at int, much float64) {
	for k, id := range t.ids {
		at, ok := v.index[id]
		switch {
		case !ok:
		case v.terms[at].key == t.key:
			return at, 1
		case k < t.whole && slices.Contains(v.terms[at].ids[:v.terms[at].whole], id):
			return at, alikeWeight
		default:
			return at, partWeight
		}
	}
	for _, s := range t.kin {
		if at, ok := v.index[s]; ok && v.terms[at].key == s {
			return at, alikeWeight
		}
	}
	return 0, 0
}

// plainly is the weight of a clause's terms that another has too and that are no
// names; and with names, each divided by the number of clauses of their accounts that
// have it: what only these two speak of tells that they speak of the same. Names alone
// do not: two clauses about Taiwan can say different things of it; nor do those of the
// parties.
func (u *unit) plainly(v *unit) (plain, rare float64) {
	names := 0.0
	for i := range u.terms {
		t := &u.terms[i]
		at, much := t.among(v)
		if much < alikeWeight || named(t.key) && t.weight < 1 {
			continue
		}
		w := t.weight * much * 2 / float64(max(2, t.spread+v.terms[at].spread))
		switch {
		case named(t.key):
			names += w
		default:
			plain += t.weight * much
			rare += w
		}
	}
	if rare >= rareWord {
		rare += names
	}
	return plain, min(rare, rareMost)
}

// spreads counts, for each term of the clauses, how many of its account have it.
func spreads(units []unit) {
	for i := range units {
		for k := range units[i].terms {
			t := &units[i].terms[k]
			t.spread = 0
			for j := range units {
				if units[j].Account != units[i].Account {
					continue
				}
				if _, much := t.among(&units[j]); much >= alikeWeight {
					t.spread++
				}
			}
		}
	}
}

// runs counts the pairs of words in a row that two clauses have in common.
func (u *unit) runs(v *unit) int {
	n := 0
	for r := range u.rows {
		if v.rows[r] {
			n++
		}
	}
	return n
}

// within is the weight of a clause's terms that another has too, how much of it is
// turned round there, and whether a term of full weight is among them.
func (u *unit) within(v *unit) (weight, turned float64, telling bool) {
	for i := range u.terms {
		t := &u.terms[i]
		j, much := t.among(v)
		if much == 0 {
			continue
		}
		w := t.weight * much
		weight += w
		if t.turned != v.terms[j].turned {
			turned += w
		}
		telling = telling || w >= alikeWeight
	}
	return weight, turned, telling
}

package encounter

import (
	"sort"

	"chancery/syntax"
)

// timeBetween tells of "met A on Monday and B on Tuesday": two encounters.
func (f *finder) timeBetween(a, b syntax.Token) bool {
	lo, hi := a.End(), b.Start()
	i := sort.Search(len(f.times), func(i int) bool { return f.times[i].Start >= lo })
	return i < len(f.times) && f.times[i].End <= hi && f.times[i].Value != ""
}

// placedOrTimed tells whether "on Monday", "in Paris" or "last week" stands at a
// token, and where it ends.
func (f *finder) placedOrTimed(i, last int) (end int, ok bool) {
	if i < last && f.text.Token(i).UPOS() == syntax.Adp {
		i++
	}
	if i >= last {
		return i, false
	}
	k := f.text.Token(i)
	to := -1
	if t := f.timesFrom(k.Start()); t < len(f.times) && f.times[t].Start <= k.Start() {
		to = f.times[t].End
	} else if p, ok := f.placeAt(k); ok {
		to = p.End
	}
	for i < last && f.text.Token(i).Start() < to {
		i++
	}
	return i, to >= 0
}

// isTime tells whether k heads or belongs to a time expression that is resolved.
func (f *finder) isTime(k syntax.Token) bool {
	i := f.timesFrom(k.Start())
	return i < len(f.times) && f.times[i].Start < k.End() && f.times[i].Value != ""
}

// timeAt is the time expression that covers a token, -1 for none.
func (f *finder) timeAt(k syntax.Token) int {
	if t := f.timesFrom(k.Start()); t < len(f.times) && f.times[t].Start <= k.Start() {
		return t
	}
	return -1
}

// timesFrom is the index of the first time expression that ends behind the byte.
func (f *finder) timesFrom(at int) int {
	return sort.Search(len(f.times), func(i int) bool { return f.times[i].End > at })
}

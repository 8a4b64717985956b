package compare

// nearestFrom is the likeness from which the nearest line of an account that lacks a
// clause is worth showing.
const nearestFrom = 0.25

// nearest is the clause of the other accounts that comes nearest to one that none of
// them has, for a reader to judge whether it confirms it; nil where all are far. It
// must be said by one of those to whom the clause is ascribed.
func nearest(units []unit, u *unit) *Clause {
	var best *unit
	most := nearestFrom
	for i := range units {
		v := &units[i]
		if v.Account == u.Account || !meet(v.Voice, u.Voice) || apart(v.told, u.told) != "" {
			continue
		}
		if like := alike(u, v); like.telling && like.share >= most {
			best, most = v, like.share
		}
	}
	if best == nil {
		return nil
	}
	return &best.Clause
}

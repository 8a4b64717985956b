package draw

import "math"

// ticks are the round values of an axis of counts from 0 to at least top, in
// about n whole steps of 1, 2 or 5 times a power of ten.
func ticks(top float64, n int) []float64 {
	top = math.Max(1, amount(top))
	raw := top / float64(n)
	step := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 5, 10} {
		if step*m >= raw {
			step *= m
			break
		}
	}
	step = math.Max(1, math.Round(step))
	var out []float64
	for v := 0.0; ; v += step {
		out = append(out, v)
		if v >= top {
			return out
		}
	}
}

// radius gives circles whose areas are as the amounts: from least, for 1 or
// less, to greatest, for top.
func radius(v, top, least, greatest float64) float64 {
	v, top = amount(v), math.Max(1, amount(top))
	return math.Max(least, greatest*math.Sqrt(math.Min(1, v/top)))
}

package draw

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// textWidth guesses how wide a text is in a sans serif of the given size. It is
// made after the wide ones (Verdana, DejaVu Sans), so that no system's letters
// run into each other.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range clean(s) {
		w += runeWidth(r)
	}
	return w * size
}

// runeWidth is in parts of the size of the letters.
func runeWidth(r rune) float64 {
	switch {
	case strings.ContainsRune("iljI.,:;|!'’ ·", r):
		return 0.37
	case strings.ContainsRune("ftr()[]-/", r):
		return 0.46
	case strings.ContainsRune("mwMW@%—…", r):
		return 1
	case r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xFFDC), r >= 0x1F000:
		return 1.05
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.IsUpper(r):
		return 0.75
	case r < 0x250:
		return 0.63
	}
	return 0.7
}

// fit cuts a text to a width and marks the cut by an ellipsis.
func fit(s string, width, size float64) string {
	s = clean(s)
	if textWidth(s, size) <= width {
		return s
	}
	w, end := runeWidth('…')*size, 0
	for i, r := range s {
		if w += runeWidth(r) * size; w > width {
			break
		}
		end = i + len(string(r))
	}
	if end == 0 {
		return ""
	}
	return strings.TrimRight(s[:end], " ,.;:") + "…"
}

// most is the greatest value drawn.
const most = 1e15

// amount makes any number one that can be drawn: from 0 to most.
func amount(v float64) float64 { return within(v, 0, most) }

// number writes an amount for readers: 1,204, 0.35, 2.5M.
func number(v float64) string {
	v = within(v, -most, most)
	for _, big := range []struct {
		from float64
		unit string
	}{{1e12, "T"}, {1e9, "bn"}, {1e6, "M"}} {
		if math.Abs(v) >= big.from {
			return strings.TrimSuffix(strconv.FormatFloat(v/big.from, 'f', 1, 64), ".0") + big.unit
		}
	}
	digits := 0
	if v != math.Trunc(v) {
		digits = 2
	}
	s := strconv.FormatFloat(v, 'f', digits, 64)
	whole, part, broken := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if part = strings.TrimRight(part, "0"); broken && part != "" {
		whole += "." + part
	}
	return sign + whole
}

// counted is "1 report" or "3 reports".
func counted(n float64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

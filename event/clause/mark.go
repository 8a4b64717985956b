package clause

import "strings"

// TrainedOn says what a score of the embedded model on the open files is worth.
const TrainedOn = "The embedded model has learned from the open files plv-train and plover-gsr: on them these figures flatter. " +
	"`go run ./event/train -cv FOLDER` gives the cross-validated ones."

// ByCodePoints turns pairs of code-point offsets, end exclusive, into spans;
// pairs outside the text are left out.
func ByCodePoints(text string, pairs [][2]int) []Span {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	var out []Span
	for _, p := range pairs {
		if p[0] >= 0 && p[0] < p[1] && p[1] < len(at) {
			out = append(out, Span{Start: at[p[0]], End: at[p[1]]})
		}
	}
	return out
}

// ByWords finds the first place of each of these words in the text; words that
// do not stand there are left out.
func ByWords(text string, names []string) []Span {
	var out []Span
	for _, n := range names {
		n = strings.TrimSpace(n)
		if i := strings.Index(text, n); i >= 0 && n != "" {
			out = append(out, Span{Start: i, End: i + len(n)})
		}
	}
	return out
}

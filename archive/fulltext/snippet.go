package fulltext

import "strings"

// Snippet is the stretch of a text that shows what was found best, and where in
// it the words found are. All are bytes of the text, ends exclusive.
type Snippet struct {
	Start, End int
	Matches    [][2]int // apart, in order
}

// Scores of a stretch: each phrase the first time, and again; a stretch that
// begins with a sentence, or with the text.
const (
	scorePhrase   = 1000
	scoreAgain    = 1
	scoreSentence = 100
	scoreFirst    = 120
)

// Snippet cuts out so many words as FTS5's snippet function does: those with the
// most phrases, at the beginning of a sentence where that costs none.
func (f *Found) Snippet(words int) Snippet {
	sentences := f.sentences()
	best, from := 0, 0
	for _, x := range f.instances {
		score, adjusted := f.score(x.at, words)
		if score > best {
			best, from = score, adjusted
		}
		if len(f.tokens) <= words || len(sentences) == 0 {
			continue
		}
		at := sentences[0]
		for _, s := range sentences {
			if s > x.at {
				break
			}
			at = s
		}
		if at < x.at {
			score, _ := f.score(at, words)
			if score += scoreSentence; at == 0 {
				score += scoreFirst - scoreSentence
			}
			if score > best {
				best, from = score, at
			}
		}
	}
	return f.stretch(from, words)
}

// score rates the words from one on, and tells where they would begin for what is
// found to stand in the middle.
func (f *Found) score(from, words int) (score, adjusted int) {
	seen := make([]bool, f.phrases)
	first, last := -1, 0
	for _, x := range f.instances {
		if x.at < from || x.at >= from+words {
			continue
		}
		if seen[x.phrase] {
			score += scoreAgain
		} else {
			score += scorePhrase
		}
		seen[x.phrase] = true
		if first < 0 {
			first = x.at
		}
		last = x.at + x.length
	}
	adjusted = first - (words-(last-first))/2
	adjusted = max(min(adjusted, len(f.tokens)-words), 0)
	return score, adjusted
}

// sentences are the words that begin one: the first, and those behind a full stop
// or colon and what follows it.
func (f *Found) sentences() []int {
	var list []int
	for i, t := range f.tokens {
		if i == 0 || endsSentence(f.text[:t.Start]) {
			list = append(list, i)
		}
	}
	return list
}

// endsSentence tells whether a text ends with a full stop or colon and white
// space.
func endsSentence(text string) bool {
	bare := strings.TrimRight(text, " \t\n\r")
	return len(bare) < len(text) && (strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, ":"))
}

// stretch is the snippet of so many words from one on.
func (f *Found) stretch(from, words int) Snippet {
	s := Snippet{End: len(f.text)}
	if from > 0 {
		s.Start = f.tokens[from].Start
	}
	end := min(from+words, len(f.tokens))
	if end < len(f.tokens) {
		s.End = f.tokens[end-1].End
	}
	for _, x := range f.instances {
		if x.at < from || x.at >= end {
			continue
		}
		match := [2]int{f.tokens[x.at].Start, f.tokens[min(x.at+x.length, end)-1].End}
		if n := len(s.Matches); n > 0 && match[0] < s.Matches[n-1][1] {
			s.Matches[n-1][1] = max(s.Matches[n-1][1], match[1])
			continue
		}
		s.Matches = append(s.Matches, match)
	}
	return s
}

package statement

import "chancery/syntax"

// inWords reads "in the minister's words", "in the words of one diplomat", "in her
// telling": what is quoted right beside is said, or else the clause that the words open.
func (r *reader) inWords(s span) {
	for k := s.first; k+2 < s.last; k++ {
		if !r.isAny(k, "in", "by") || r.quoted[k] >= 0 {
			continue
		}
		source, end := r.whoseWords(k, s)
		if source.empty() {
			continue
		}
		content := r.besideWords(k, end, s)
		if content.empty() || r.timesOnly([]span{content}) {
			continue
		}
		cue := span{k, end}
		if source.last == end {
			cue.last = source.first
		}
		r.found = append(r.found, found{
			source: source, cue: cue, entry: &wordsCue, contents: []span{content},
			reporter: -1, to: -1, speaker: -1, sentence: s.first, rule: "cue/words",
		})
	}
}

// wordsCue is the entry of a cue of the form "in his words".
var wordsCue = cueEntry{words: []string{"in", "words"}, form: prepCue, pattern: object}

// whoseWords finds who speaks in "in X's own words" and "in the words of X" from token k
// on, and where these end.
func (r *reader) whoseWords(k int, s span) (span, int) {
	for j := k + 1; j < s.last && j < k+9; j++ {
		if r.lex.utterances[r.lower[j]] {
			if r.upos[j-1] == syntax.Adp {
				return span{}, 0
			}
			if j+1 < s.last && r.isAny(j+1, "of") && r.isAny(k+1, "the") && j == k+2 {
				t := span{j + 2, j + 2}
				for t.last < s.last && (r.continuesRight(t.last) || r.oneOfThem(t.last)) {
					t.last++
				}
				return t, t.last
			}
			t := span{k + 1, j}
			for t.last > t.first && (r.isAny(t.last-1, "own", "very") || r.upos[t.last-1] == syntax.Adj) {
				t.last--
			}
			switch {
			case t.empty() || t.last-t.first == 1 && r.xpos[t.first] != "PRP$" && r.upos[t.first] != syntax.Propn:
				return span{}, 0
			case t.last-t.first == 1 && r.xpos[t.first] == "PRP$":
				return t, j + 1
			case !r.isAny(t.last-1, "'s", "'", "’"):
				return span{}, 0
			}
			t.last--
			return t, j + 1
		}
		if r.finiteVerb(j) || r.lower[j] == "," || r.isMark(j) {
			break
		}
	}
	return span{}, 0
}

// besideWords is what is said "in X's words", which stand from first to end: a quotation
// beside them, or the rest of the clause that they open.
func (r *reader) besideWords(first, end int, s span) span {
	right := end
	for right < s.last && r.lower[right] != "," && r.upos[right] == syntax.Verb && r.xpos[right] == "VBG" {
		right++ // "in the view of Hasani, chairing,"
	}
	if right < s.last && r.lower[right] == "," {
		right++
		if right+1 < s.last && r.xpos[right] == "VBG" && r.lower[right+1] == "," {
			right += 2
		}
	}
	if right < s.last && r.isMark(right) && r.quoted[right] >= 0 && r.quotes[r.quoted[right]].first == right {
		return r.trim(r.clip(r.quotes[r.quoted[right]], s))
	}
	left := first - 1
	if left > s.first && r.lower[left] == "," {
		left--
	}
	if left > s.first && r.isMark(left) && r.quoted[left] >= 0 && r.quotes[r.quoted[left]].last == left+1 {
		return r.trim(r.clip(r.quotes[r.quoted[left]], s))
	}
	if first != s.first && !r.isAny(first-1, ";", ":") || right >= s.last {
		return span{}
	}
	out := span{right, s.last}
	for k := right; k < s.last; k++ {
		if r.lower[k] == ";" && r.quoted[k] < 0 {
			out.last = k
			break
		}
	}
	if !r.clauseLike(out) {
		return span{}
	}
	return r.trim(out)
}

// restOfSource takes in what hangs on those named by "according to": "people | with
// knowledge of the plan", "the envoy in Oslo, | Lars Moen".
func (r *reader) restOfSource(t, s span) span {
	if t.empty() || t.last >= s.last || r.xpos[t.last-1] == "PRP" {
		return t
	}
	if r.lower[t.last] == "," {
		for k := t.last + 2; k < s.last && k < t.last+7; k++ {
			if r.lower[k] == "," && r.namesPerson(span{t.last + 1, k}) {
				return span{t.first, k}
			}
		}
		return t
	}
	head := r.headOf(t)
	for k := t.last; k < s.last && k < t.last+14; k++ {
		if r.lower[k] == "," || k == s.last-1 {
			if h := r.text.Token(head).Subtree(); h.Last >= t.last || r.upos[t.last] == syntax.Adp || r.upos[t.last] == syntax.Adj || r.xpos[t.last] == "VBN" {
				return span{t.first, k}
			}
			return t
		}
		if r.xpos[k] == "MD" || r.isAny(k, "that", "who", "which") || r.isMark(k) {
			return t
		}
	}
	return t
}

// people reports whether a source is of people who have no names but whom the story
// tells of as such: "two officials", "one delegate".
func (r *reader) people(t span) bool {
	head := r.headOf(t)
	return r.someoneBy(head) || r.is(head, "people") || r.is(head, "person") || r.is(head, "source")
}

// capitalBehindColon is what a content has behind a colon where a sentence of its own
// begins there.
func (r *reader) capitalBehindColon(s span) span {
	for k := s.first + 3; k+3 < s.last; k++ {
		if r.lower[k] == ":" && r.quoted[k] < 0 && r.upos[k+1] != syntax.Propn && r.capitalized(k+1) && r.clauseLike(span{s.first, k}) {
			return span{k + 1, s.last}
		}
	}
	return s
}

// capitalized reports whether a token begins with a capital letter, of whatever length.
func (r *reader) capitalized(k int) bool {
	w := r.text.Token(k).Text()
	return w != "" && w[0] >= 'A' && w[0] <= 'Z'
}

// behindWho is where the sentence goes on behind a relative clause set off by commas that
// opens at token k: "officials, | who asked not to be named, | the envoy left"; k for none.
func (r *reader) behindWho(k int, s span) int {
	if !r.isAny(k, "who", "which", "whose") {
		return k
	}
	for i := k + 1; i+2 < s.last; i++ {
		if r.lower[i] == "," && r.clauseLike(span{k, i}) {
			return i + 1
		}
	}
	return k
}

package statement

// label reads the form of transcripts, "Mao Ning: China is willing…": the name
// before a colon at the head of a paragraph speaks the rest of the paragraph.
func (r *reader) label(s span) bool {
	if s.first > 0 && r.para[s.first-1] == r.para[s.first] {
		return false
	}
	colon := -1
	for k := s.first; k < s.last && k < s.first+12; k++ {
		if r.lower[k] == ":" {
			colon = k
			break
		}
		if r.finiteVerb(k) || r.isMark(k) || r.lower[k] == "," && (k == s.first || !r.namesPerson(span{s.first, k})) {
			return false
		}
	}
	if colon <= s.first || r.para[min(colon+1, r.n-1)] != r.para[s.first] || colon+1 >= r.n {
		return false
	}
	end := colon + 1
	for end < r.n && r.para[end] == r.para[s.first] {
		end++
	}
	m, ok := r.personIn(r.beforeMark(span{s.first, colon}))
	if !ok || r.cast.Actors[m].Office == nil && r.lower[end-1] == "?" {
		if r.lower[end-1] == "?" { // a journalist's question, under his name or his agency's
			r.skipTo = end
			return true
		}
		return false
	}
	if content := r.trim(span{colon + 1, end}); content.last-content.first < 3 || !r.clauseLike(content) {
		return false
	}
	if r.isAny(colon-1, "spokesperson", "spokesman", "spokeswoman") {
		r.spokesperson = m
	}
	r.labelled(span{s.first, colon}, span{colon + 1, end}, m)
	r.skipTo = end
	return true
}

// beforeMark is a label without what a comma sets off in it: the office of a name.
func (r *reader) beforeMark(s span) span {
	for k := s.first; k < s.last; k++ {
		if r.lower[k] == "," {
			s.last = k
		}
	}
	return s
}

// labelled reads what the one named by a label says: each sentence is a statement
// of his, or tells what somebody else has said.
func (r *reader) labelled(label, text span, who int) {
	source := label
	for text.first < text.last {
		s := r.clip(r.sentence(text.first), text)
		text.first = max(s.last, text.first+1)
		from := len(r.found)
		r.readSpan(s)
		told := r.found[from:]
		r.found = r.found[:from]
		for _, f := range told {
			if other, _ := r.speaker(&f); other >= 0 && other != who && !f.soft && r.tense(f.cue.first) == 'd' {
				f.reporter = who
				r.found = append(r.found, f)
			}
		}
		content := r.trim(s)
		if len(r.found) > from || content.last-content.first < 3 || !r.clauseLike(content) {
			continue
		}
		r.found = append(r.found, found{
			source: source, speaker: who, contents: []span{content}, inferred: source.empty(),
			reporter: -1, to: -1, setting: r.labelSetting(who), sentence: s.first, rule: "label",
		})
		source = span{}
	}
}

// labelSetting is where the one whom a transcript names speaks: a spokesperson
// to the press, anybody else where the story says.
func (r *reader) labelSetting(who int) Setting {
	o := r.cast.Actors[who].Office
	return Setting{Public: o != nil && o.Level == "spokesperson"}
}

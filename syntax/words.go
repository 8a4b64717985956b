package syntax

// ParseWords analyses sentences whose words are given: each is kept as it is, and
// no sentence is cut or joined. Of the words only Form, NoSpace and Joined are
// read. The source of the text is made of the forms. Words without a form are
// passed over.
func ParseWords(sentences ...[]Word) *Text {
	e := load()
	w := e.worker(Plain)
	defer e.release(w)
	b := newBuilder()
	for _, words := range sentences {
		b.bare(words)
	}
	t := b.text()
	t.labels = e.labels
	e.analyze(t, w)
	t.link()
	return t
}

// bare adds the forms of a sentence and where they stand.
func (b *builder) bare(words []Word) {
	t := &b.t
	first := int32(len(t.start))
	for _, w := range words {
		if w.Form == "" {
			continue
		}
		t.start = append(t.start, int32(b.src.Len()))
		b.src.WriteString(w.Form)
		t.end = append(t.end, int32(b.src.Len()))
		if !w.NoSpace {
			b.src.WriteByte(' ')
		}
		var flags uint8
		if w.Joined {
			flags = flagJoined
		}
		t.flags = append(t.flags, flags)
		t.sent = append(t.sent, int32(len(t.sents)))
	}
	if last := int32(len(t.start)); last > first {
		t.sents = append(t.sents, sentence{first, last, 0})
	}
}

package syntax

import "slices"

// active mends a clause that was taken for a name with a participle: "FM Wang Yi
// assured the minister that …" has a finite verb, as a participle of the passive has
// no object beside its content clause.
type active struct {
	// Numbers of the tags, of the features of a finite past, and of the relation of a
	// subject; -1 where the model lacks one.
	vbn, vbd, finis, nsubj int
}

func newActive(l *labels) active {
	return active{slices.Index(l.xpos, "VBN"), slices.Index(l.xpos, "VBD"), finitePast(l), slices.Index(l.rel, Nsubj)}
}

// mend makes such a participle the root of its sentence, and the name its subject.
func (a *active) mend(t *Text, s sentence) {
	if a.vbn < 0 || a.vbd < 0 || a.finis < 0 || a.nsubj < 0 {
		return
	}
	for k := s.first; k < s.last; k++ {
		h := t.head[k]
		if int(t.xpos[k]) != a.vbn || h < s.first || h >= k || t.head[h] >= 0 || t.labels.rel[t.rel[k]] != Acl || !a.told(t, s, k) {
			continue
		}
		t.rel[k], t.head[k] = t.rel[h], t.head[h]
		t.rel[h], t.head[h] = uint16(a.nsubj), k
		t.xpos[k], t.feat[k] = uint16(a.vbd), uint16(a.finis)
		for i := k + 1; i < s.last; i++ {
			if t.head[i] == h {
				t.head[i] = k // what stands behind the verb is its own: the stop, too
			}
		}
		return
	}
}

// told tells whether a verb has both an object and, behind it, a content clause.
func (a *active) told(t *Text, s sentence, k int32) bool {
	object := int32(-1)
	for i := k + 1; i < s.last; i++ {
		if t.head[i] != k {
			continue
		}
		switch t.labels.rel[t.rel[i]] {
		case Obj, Iobj:
			object = i
		case Ccomp:
			return object >= 0
		}
	}
	return false
}

package syntax

import (
	"slices"

	"chancery/syntax/lexicon"
)

// past mends what the tagger takes for a participle that no verb has: "rose" and
// "grew" are the past alone, and a clause with one of them has its finite verb.
type past struct {
	only            map[string]bool // forms in small letters that are the past and no participle
	vbn, vbd, finis int             // numbers of the tags and of the features of a finite past; -1 where the model lacks one
}

func newPast(l *labels) past {
	p := past{
		only: map[string]bool{}, vbn: slices.Index(l.xpos, "VBN"), vbd: slices.Index(l.xpos, "VBD"),
		finis: finitePast(l),
	}
	forms := must(lexicon.Irregular())
	for _, f := range forms {
		if f.Tag == "VBD" {
			p.only[f.Form] = true
		}
	}
	for _, f := range forms {
		if f.Tag == "VBN" {
			delete(p.only, f.Form)
		}
	}
	return p
}

// finitePast is the number of the features of a finite verb of the past, of the third
// person; -1 where the model lacks it.
func finitePast(l *labels) int {
	return slices.Index(l.feat, "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin")
}

// mend makes a finite past of a word that cannot be a participle.
func (p *past) mend(t *Text, k int, lower string) {
	if int(t.xpos[k]) == p.vbn && p.vbd >= 0 && p.finis >= 0 && p.only[lower] {
		t.xpos[k], t.feat[k] = uint16(p.vbd), uint16(p.finis)
	}
}

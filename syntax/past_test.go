package syntax

import "testing"

func TestWhatIsNoParticipleIsThePast(t *testing.T) {
	text := Parse("Trade turnover rose by 13 percent, President Aliyev noted.")
	k, _ := text.TokenAt(len("Trade turnover "))
	if k.XPOS() != "VBD" || k.Lemma() != "rise" || k.Feat("VerbForm") != "Fin" {
		t.Errorf("%q is %s of %q, %s", k.Text(), k.XPOS(), k.Lemma(), k.Feats())
	}
	if p := load().past; p.only["met"] || p.only["held"] || !p.only["grew"] {
		t.Error(`"met" and "held" may be participles, "grew" is none`)
	}
}

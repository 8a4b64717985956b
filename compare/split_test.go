package compare

import (
	"slices"
	"testing"
)

func TestEnumerationsOfPredicatesAreCut(t *testing.T) {
	l := data()
	for _, c := range []struct {
		text, cue string
		want      []string
	}{
		{"to restore talks, to set up a group, and to open an office", "", []string{"to restore talks", "to set up a group", "to open an office"}},
		{"the side does not seek war, does not seek change and does not support them", "", []string{"the side does not seek war", "does not seek change", "does not support them"}},
		{"a truce at once and for the release of all", "for", []string{"a truce at once", "the release of all"}},
		{"to the host for its help and his appreciation for the efforts of the Union", "gratitude", []string{"to the host for its help", "his appreciation for the efforts of the Union"}},
		{"their commitment to a truce, and the intention to meet again", "", []string{"their commitment to a truce", "the intention to meet again"}},
		{"the war must end, and that all prisoners should come home", "", []string{"the war must end", "all prisoners should come home"}},
		{"both sides to end the war, to open the roads and to free all prisoners", "", []string{"both sides to end the war", "to open the roads", "to free all prisoners"}},
		// None of these is an enumeration.
		{"the trade of the north and that of the whole south", "", []string{"the trade of the north and that of the whole south"}},
		{"the war and the need for peace", "", []string{"the war and the need for peace"}},
		{"support for peace and trade", "", []string{"support for peace and trade"}},
		{"to keep in touch and to meet again", "", []string{"to keep in touch and to meet again"}},
		{"peace, trade and the climate", "", []string{"peace, trade and the climate"}},
		{"the work that is done, which is hard, has to go on", "", []string{"the work that is done, which is hard, has to go on"}},
		{"help for the north and for the south", "", []string{"help for the north and for the south"}},
		{"his call for an end to the siege and for the release of all captives", "", []string{"his call for an end to the siege", "the release of all captives"}},
		{"the tie of the two with each other and that with the north is dear to both", "", []string{"the tie of the two with each other and that with the north is dear to both"}},
	} {
		var got []string
		for _, p := range l.split(c.text, c.cue, "") {
			got = append(got, c.text[p.start:p.end])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWhatOnePrepositionBeginsIsCut(t *testing.T) {
	l := data()
	for _, c := range []struct {
		text, opener string
		want         []string
	}{
		{"the host for the boats and for the care of the crews", "for", []string{"the host for the boats", "for the care of the crews"}},
		{"on the war at sea and on the price of cod", "", []string{"on the war at sea", "on the price of cod"}},
		{"the war at sea and the price of cod", "about", []string{"the war at sea", "the price of cod"}},
		// None of these is an enumeration.
		{"the war at sea and the price of cod", "for", []string{"the war at sea and the price of cod"}},
		{"the ties between the north and the south", "on", []string{"the ties between the north and the south"}},
		{"help for the north and for the south", "", []string{"help for the north and for the south"}},
	} {
		var got []string
		for _, p := range l.split(c.text, "", c.opener) {
			got = append(got, c.text[p.start:p.end])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSubjectsOfTalkAreCut(t *testing.T) {
	l := data()
	for text, want := range map[string][]string{
		" the war in the east, food security, migration and the fight against crime": {"war in the east", "food security", "migration", "fight against crime"},
		" the war and the truce between Aland and Borland":                           {"war", "truce between Aland and Borland"},
		" Libya and Syria": {"Libya", "Syria"},
		" issues of common interest, including trade, which had grown": {"issues of common interest", "trade"},
		" law and order": {"law and order"},
		" the price of cod as well as preparations for the summit": {"price of cod", "preparations for the summit"},
		" the price of cod took place":                             {"price of cod"},
		" the price of cod, and were agreed":                       {"price of cod"},
	} {
		var got []string
		for _, p := range l.subjects(text) {
			got = append(got, text[p.start:p.end])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSentencesEndAtStopsAndNotAtInitials(t *testing.T) {
	text := "The U.S. side met Dr. Wu. They talked.\nNext"
	at := len("The U.S. side met Dr. Wu")
	if got := sentenceEnd(text, 0); got != at {
		t.Errorf("ends at %d, want %d", got, at)
	}
	if got := text[sentenceStart(text, at+5):]; got != " They talked.\nNext" {
		t.Errorf("begins at %q", got)
	}
}

func FuzzPiecesLieInTheText(f *testing.F) {
	for _, s := range []string{"to a, to b, and to c", "a and for b and for", "x, does not y, and does not", "the war and the — peace, “and” so", "\xff for and, for"} {
		f.Add(s, "for")
	}
	l := data()
	f.Fuzz(func(t *testing.T, text, cue string) {
		for _, pieces := range [][]piece{l.split(text, cue, "for"), l.subjects(text)} {
			at := 0
			for _, p := range pieces {
				if p.start < at || p.end < p.start || p.end > len(text) {
					t.Fatalf("%q: %v", text, pieces)
				}
				at = p.end
			}
		}
		for i := range len(text) {
			if s, e := sentenceStart(text, i), sentenceEnd(text, i); s > i || e < i || e > len(text) {
				t.Fatalf("%q at %d: %d to %d", text, i, s, e)
			}
		}
	})
}

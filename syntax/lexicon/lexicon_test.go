package lexicon

import "testing"

func TestAbbreviationsAreReadable(t *testing.T) {
	a, err := Abbreviations()
	if err != nil {
		t.Fatal(err)
	}
	if a["Gen"] != Title || a["No"] != Number || a["U.S"] != Place {
		t.Errorf("Gen %d, No %d, U.S %d", a["Gen"], a["No"], a["U.S"])
	}
}

package event_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"chancery/reader"
	"chancery/record"
)

// lines are the lines of a file of testdata that are not blank or a remark.
func lines(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if line := sc.Text(); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// events are what the whole reading finds in a sentence.
func events(t *testing.T, sentence string) []record.Event {
	t.Helper()
	r, err := reader.Read([]byte(sentence), reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Validate(); err != nil {
		t.Error(err)
	}
	return r.Events
}

func describe(e *record.Event) string {
	return strings.Join([]string{e.Plover.Type, joined(e.Actor), joined(e.Recipient), e.Status}, "\t")
}

// joined are codes as testdata has them; a government is its country there.
func joined(codes []string) string {
	var out []string
	for _, c := range codes {
		if len(c) == 6 {
			c = strings.TrimSuffix(c, "GOV")
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, "+")
}

// TestSentencesTellTheirEvent counts what is known to be missed, so that it can
// only become less.
func TestSentencesTellTheirEvent(t *testing.T) {
	const allowed = 3 // of missiles received, exercises held and a rally
	cases := lines(t, "testdata/cases.tsv")
	if len(cases) < 40 {
		t.Fatalf("only %d cases", len(cases))
	}
	var missed []string
	for _, line := range cases {
		want, sentence, _ := cut(line)
		var got []string
		right := false
		for _, e := range events(t, sentence) {
			got = append(got, describe(&e))
			right = right || fits(want, &e)
		}
		if !right {
			missed = append(missed, want+"\t"+sentence+"\n  read as "+strings.Join(got, "; "))
		}
	}
	if len(missed) > allowed {
		t.Errorf("%d of %d missed, %d allowed:\n%s", len(missed), len(cases), allowed, strings.Join(missed, "\n"))
	}
}

// fits compares an event with what is wanted.
func fits(want string, e *record.Event) bool {
	f := strings.Split(want, "\t")
	return len(f) == 4 && f[0] == e.Plover.Type && f[3] == e.Status && sameCodes(f[1], e.Actor) && sameCodes(f[2], e.Recipient)
}

// sameCodes tells whether each wanted code begins one of the event's, and all
// are wanted.
func sameCodes(want string, codes []string) bool {
	if want == "-" {
		return len(codes) == 0
	}
	list := strings.Split(want, "+")
	for i, c := range codes {
		if i >= len(list) || !strings.HasPrefix(c, list[i]) {
			return false
		}
	}
	return len(list) == len(codes)
}

// cut parts a case into what is wanted and the sentence.
func cut(line string) (want, sentence string, ok bool) {
	i := strings.LastIndexByte(line, '\t')
	if i < 0 {
		return "", line, false
	}
	return line[:i], line[i+1:], true
}

// TestTypesNotTold reads sentences that tell of something, but not of this.
func TestTypesNotTold(t *testing.T) {
	for _, x := range []struct{ sentence, not string }{
		{"Russia said that it would expel ten American diplomats.", "AGREE"},
		{"Armenia's foreign ministry said it would deliver a protest note to the ambassador of Turkey.", "AGREE"},
		{"Israel has vowed to press ahead with its campaign against Iran.", "AGREE"},
		{"Morocco has summoned its ambassador in Berlin home for consultations.", "ACCUSE"},
		{"The Chilean delegation departed Lima after truce talks with Peru.", "RETREAT"},
		{"The EU agreed on a new package of sanctions against Belarus in Luxembourg.", "AGREE"},
		{"NATO foreign ministers have agreed to suspend all cooperation with Belarus.", "AGREE"},
		{"Ecuador ordered the expulsion of the Cuban ambassador.", "REQUEST"},
		{"The Kenyan foreign ministry protested over the shelling.", "PROTEST"},
		{"Police in Greece detained 12 students for the riots at the U.S. embassy.", "SANCTION"},
	} {
		for _, e := range events(t, x.sentence) {
			if e.Plover.Type == x.not {
				t.Errorf("%s\n  read as %s (%s)", x.sentence, describe(&e), e.Rule)
			}
		}
	}
	kept := events(t, "Norway said it would build a school in Kenya.")
	if len(kept) != 1 || kept[0].Plover.Type != "AGREE" {
		t.Errorf("a promise of help: %v", kept)
	}
}

func TestTrapsTellNoEvent(t *testing.T) {
	traps := lines(t, "testdata/traps.txt")
	if len(traps) < 40 {
		t.Fatalf("only %d traps", len(traps))
	}
	for _, sentence := range traps {
		for _, e := range events(t, sentence) {
			t.Errorf("%s\n  read as %s (%s)", sentence, describe(&e), e.Rule)
		}
	}
}

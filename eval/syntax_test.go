package eval

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"chancery/syntax/conllu"
)

// treebankOf is a treebank of two short sentences written for this test.
const treebankOf = `# newdoc
# sent_id = 1
# text = Lee met Okafor.
1	Lee	Lee	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	met	meet	VERB	VBD	_	0	root	_	_
3	Okafor	Okafor	PROPN	NNP	Number=Sing	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = 2
# text = They didn't talk.
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	talk	talk	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

`

func row(t *testing.T, r *Report, name string) Row {
	t.Helper()
	for _, s := range r.Sections {
		for _, row := range s.Rows {
			if row.Name == name {
				return row
			}
		}
	}
	t.Fatalf("no row %q", name)
	return Row{}
}

func TestLASKeepsTheWordsOfTheTreebank(t *testing.T) {
	var out bytes.Buffer
	r, err := runLAS(strings.NewReader(treebankOf), &out)
	if err != nil {
		t.Fatal(err)
	}
	if got := *row(t, r, "LAS").Gold; got != 9 {
		t.Errorf("%d words scored, want 9", got)
	}
	sentences, err := conllu.ReadAll(&out)
	if err != nil {
		t.Fatal(err)
	}
	if len(sentences) != 2 || sentences[1].Text() != "They didn't talk." {
		t.Errorf("written: %d sentences", len(sentences))
	}
}

func TestSegmentScoresWhatStandsInTheText(t *testing.T) {
	r, err := runSegment(strings.NewReader(treebankOf), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"tokens": 8, "words": 9, "sentences": 2} {
		if row := row(t, r, name); *row.Gold != want || *row.Right != want {
			t.Errorf("%s: %d of %d right, want all %d", name, *row.Right, *row.Gold, want)
		}
	}
}

func TestNERCountsCodePoints(t *testing.T) {
	in := `{"id":"x","text":"Zoë Lindqvist flew to Paris .","entities":[{"start":0,"end":13,"type":"politician"},{"start":22,"end":27,"type":"location"}]}`
	var out bytes.Buffer
	r, err := runNER(strings.NewReader(in), &out)
	if err != nil {
		t.Fatal(err)
	}
	if row := row(t, r, "all three"); *row.Right != 2 {
		t.Errorf("%d of 2 names right", *row.Right)
	}
	var p nerPrediction
	if err := json.Unmarshal(out.Bytes(), &p); err != nil || p.ID != "x" || len(p.Entities) == 0 || p.Entities[0].End != 13 {
		t.Errorf("predicted %s, %v", out.String(), err)
	}
}

func TestTreebankFaultsNameTheirLine(t *testing.T) {
	_, err := runLAS(strings.NewReader("1\tonly\n"), nil)
	if err == nil || !strings.Contains(err.Error(), "line 1: 2 columns") {
		t.Errorf("error %v", err)
	}
}

package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"chancery/event/clause"
)

// rows decodes a file of JSON lines.
func rows[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		if len(sc.Bytes()) == 0 {
			continue
		}
		var r T
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, sc.Err()
}

// key is a sentence without case, spaces and signs: the same sentence in
// another file has the same key.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

type plvRow struct {
	ID          string   `json:"id"`
	Sentence    string   `json:"sentence"`
	SourceSpans [][2]int `json:"source_spans"`
	TargetSpans [][2]int `json:"target_spans"`
	Root        string   `json:"gold_root"`
	Penta       int      `json:"gold_penta"`
}

func readPLV(dir string) ([]clause.Example, error) {
	rs, err := rows[plvRow](filepath.Join(dir, "plv-train.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []clause.Example
	for _, r := range rs {
		out = append(out, clause.Example{
			Clause: clause.Clause{Text: r.Sentence, Source: clause.ByCodePoints(r.Sentence, r.SourceSpans), Target: clause.ByCodePoints(r.Sentence, r.TargetSpans)},
			Key:    key(r.Sentence), Allowed: clause.Mask(r.Root), Weight: 1, Gold: r.Root, Penta: r.Penta, ID: r.ID,
		})
	}
	return out, nil
}

type gsrRow struct {
	ID     string            `json:"id"`
	Event  string            `json:"event"`
	Text   string            `json:"text"`
	Source []json.RawMessage `json:"source"`
	Target []json.RawMessage `json:"target"`
}

func actorSpans(text string, list []json.RawMessage) []clause.Span {
	var names []string
	for _, raw := range list {
		var o struct {
			ActorText string `json:"actorText"`
		}
		if json.Unmarshal(raw, &o) != nil {
			_ = json.Unmarshal(raw, &o.ActorText)
		}
		names = append(names, o.ActorText)
	}
	return clause.ByWords(text, names)
}

func readGSR(dir string, weight float32) ([]clause.Example, error) {
	rs, err := rows[gsrRow](filepath.Join(dir, "plover-gsr.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []clause.Example
	for _, r := range rs {
		out = append(out, clause.Example{
			Clause: clause.Clause{Text: r.Text, Source: actorSpans(r.Text, r.Source), Target: actorSpans(r.Text, r.Target)},
			Key:    key(r.Text), Allowed: clause.FineMask(r.Event), Weight: weight, Gold: r.Event, ID: r.ID,
		})
	}
	return out, nil
}

type ngecRow struct {
	ID, Title, Text, Label, Mode string
}

// ngecMask is the fine class of a label of PLOVER 2.0 with its mode.
func ngecMask(label, mode string) uint32 {
	switch {
	case label == "ACCUSE" && mode == "INVESTIGATE":
		return clause.FineMask("INVESTIGATE")
	case label == "ACCUSE" && mode != "":
		return clause.FineMask("DISAPPROVE")
	case label == "CONCEDE" || label == "RETREAT":
		return clause.FineMask(label)
	}
	return clause.Mask(label)
}

// readNGEC takes the first sentences of each made-up story: its label is what
// the story was asked to be about, so it weighs little.
func readNGEC(dir string, weight float32) ([]clause.Example, error) {
	rs, err := rows[ngecRow](filepath.Join(dir, "ngec-synthetic.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []clause.Example
	for _, r := range rs {
		mask := ngecMask(r.Label, r.Mode)
		if mask == 0 {
			continue
		}
		text := r.Text
		if i := strings.IndexAny(text, "\n"); i > 0 {
			text = text[:i]
		}
		if i := strings.Index(text, ". "); i > 60 {
			text = text[:i+1]
		}
		out = append(out, clause.Example{Clause: clause.Clause{Text: text}, Key: key(text), Allowed: mask, Weight: weight, ID: r.ID})
	}
	return out, nil
}

// cameoAllowed are the roots that a quad class of cameo-class may stand for;
// its 3 is in part what PLV calls 4.
var cameoAllowed = [5][]string{
	1: {"AGREE", "CONSULT", "SUPPORT"},
	2: {"AID", "COOPERATE", "YIELD"},
	3: {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "COERCE", "PROTEST"},
	4: {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"},
}

func readCameoClass(dir string, weight float32) ([]clause.Example, error) {
	rs, err := rows[struct {
		ID, Text string
		Label    int
	}](filepath.Join(dir, "cameo-class-train.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []clause.Example
	for _, r := range rs {
		var mask uint32
		for _, n := range cameoAllowed[r.Label] {
			mask |= clause.Mask(n)
		}
		if mask != 0 {
			out = append(out, clause.Example{Clause: clause.Clause{Text: r.Text}, Key: key(r.Text), Allowed: mask, Weight: weight, ID: r.ID})
		}
	}
	return out, nil
}

package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chancery/eval"
	"chancery/event/clause"
	"chancery/reader"
	"chancery/record"
)

// crossValidate prints the scores of five folds by sentence over plv-train and
// the gold standard records; what has no gold root of its own only trains. Then
// it reads the sentences whole, with nothing given, each by the model of the fold
// that holds it.
func crossValidate(dir string, all []clause.Example, vec *clause.Vectors, set clause.Settings, show int) error {
	var gold, extra []clause.Example
	for _, e := range all {
		if e.Gold != "" {
			gold = append(gold, e)
		} else {
			extra = append(extra, e)
		}
	}
	folds, err := clause.CrossValidate(gold, extra, 5, vec, set)
	if err != nil {
		return err
	}
	var root, penta, fine pairs
	unseen := make(map[string]*clause.Model) // by the key of a sentence
	for _, f := range folds {
		for _, i := range f.Held {
			unseen[gold[i].Key] = f.Model
			p := f.Predict(gold[i].Clause)
			r, _ := p.Root()
			if gold[i].Penta == 0 {
				fine.add(gold[i].Gold, p.Fine())
				continue
			}
			root.add(gold[i].Gold, r)
			penta.add(fmt.Sprint(gold[i].Penta), fmt.Sprint(p.Penta()))
			if show > 0 && r != gold[i].Gold {
				show--
				fmt.Printf("%s not %s: %s\n", gold[i].Gold, r, gold[i].Text)
			}
		}
	}
	root.print("plv root")
	penta.print("plv penta")
	fine.print("gsr type")
	for _, name := range []string{"plv-train.jsonl", "plover-gsr.jsonl"} {
		if err := endToEnd(filepath.Join(dir, name), unseen); err != nil {
			return err
		}
	}
	return nil
}

// endToEnd reads the sentences of a file with models that have not learned from
// them.
func endToEnd(path string, unseen map[string]*clause.Model) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := eval.Events(f, io.Discard, func(sentence string) (*record.Record, error) {
		m := unseen[key(sentence)]
		if m == nil {
			return nil, fmt.Errorf("%s: no fold holds %q", path, sentence)
		}
		return reader.Read([]byte(sentence), reader.Options{Clauses: m})
	})
	if err != nil {
		return err
	}
	r.Name += " " + filepath.Base(path) + ", cross-validated"
	return r.WriteTable(os.Stdout)
}

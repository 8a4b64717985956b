// Command train makes the model of who is said to have said what.
//
//	go run ./statement/train CORPORA [MODEL]
//
// CORPORA is the folder that holds polnear-train.jsonl and polnear-dev.jsonl;
// MODEL is the file to write.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"chancery/statement/attribution"
	"chancery/syntax"
)

func main() {
	log.SetFlags(0)
	opt := attribution.Defaults()
	opt.Log = os.Stderr
	pred := flag.String("predictions", "", "write the predictions for the dev file here")
	flag.IntVar(&opt.Epochs, "epochs", opt.Epochs, "passes over the data")
	flag.Float64Var(&opt.Dropout, "dropout", opt.Dropout, "share of features left out at each visit")
	rate := flag.Float64("rate", float64(opt.Rate), "step of the tagger")
	limit := flag.Int("limit", 0, "train on so many articles only")
	flag.Parse()
	opt.Rate = float32(*rate)
	if flag.NArg() < 1 {
		log.Fatal("usage: train [flags] CORPORA [MODEL]")
	}
	began := time.Now()
	train := must(read(filepath.Join(flag.Arg(0), "polnear-train.jsonl")))
	if *limit > 0 {
		train = train[:*limit]
	}
	examples := must(parse(train))
	fmt.Fprintf(os.Stderr, "parsed %d articles in %.1fs\n", len(examples), time.Since(began).Seconds())
	m := attribution.Train(examples, opt)
	fmt.Fprintf(os.Stderr, "trained in %.1fs\n", time.Since(began).Seconds())
	if flag.NArg() > 1 {
		if err := write(m, flag.Arg(1)); err != nil {
			log.Fatal(err)
		}
	}
	dev := must(read(filepath.Join(flag.Arg(0), "polnear-dev.jsonl")))
	if *pred != "" {
		if err := predict(m, dev, *pred); err != nil {
			log.Fatal(err)
		}
	}
}

func write(m *attribution.Model, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	n, err := m.WriteTo(f)
	if err != nil {
		f.Close()
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: %d bytes\n", path, n)
	return f.Close()
}

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func read(path string) ([]attribution.Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []attribution.Article
	dec := json.NewDecoder(bufio.NewReader(f))
	for dec.More() {
		var a attribution.Article
		if err := dec.Decode(&a); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, a)
	}
	return out, nil
}

func parse(articles []attribution.Article) ([]attribution.Example, error) {
	out := make([]attribution.Example, len(articles))
	for i, a := range articles {
		gold, err := a.InBytes()
		if err != nil {
			return nil, err
		}
		out[i] = attribution.Example{Text: syntax.Parse(a.Text), Gold: gold}
	}
	return out, nil
}

func predict(m *attribution.Model, articles []attribution.Article, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for _, a := range articles {
		list := m.Read(syntax.Parse(a.Text))
		if err := enc.Encode(attribution.Article{ID: a.ID, Attributions: attribution.FromBytes(a.Text, list)}); err != nil {
			return err
		}
	}
	return nil
}

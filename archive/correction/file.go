package correction

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Schema names the shape of a file of corrections.
const Schema = "chancery.corrections/1"

// longestLine bounds a line of a file, in bytes.
const longestLine = 1 << 20

type head struct {
	Schema string `json:"schema"`
}

// Write writes corrections as JSONL: a line that names the schema, then one
// correction a line, by time. The same corrections give the same bytes, so a
// file can be cited by its hash.
func Write(w io.Writer, corrections []Correction) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(head{Schema}); err != nil {
		return err
	}
	for _, c := range Merge(corrections) {
		if err := enc.Encode(c); err != nil {
			return fmt.Errorf("correction %s: %w", c.ID, err)
		}
	}
	return b.Flush()
}

// Decode reads what [Write] wrote. Every fault is named by its line, from 1; the
// corrections of the sound lines are given all the same.
func Decode(r io.Reader) ([]Correction, error) {
	var out []Correction
	var faults []error
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		c, err := decodeLine(line, n == 1)
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("line %d: %w", n, err))
		case c != nil:
			out = append(out, *c)
		}
	}
	if err := lines.Err(); err != nil {
		faults = append(faults, fmt.Errorf("line %d: %w", n+1, err))
	}
	return Merge(out), errors.Join(faults...)
}

// decodeLine reads a correction, or nil for the line that names the schema.
func decodeLine(line []byte, first bool) (*Correction, error) {
	var h head
	if first && json.Unmarshal(line, &h) == nil && h.Schema != "" {
		if h.Schema != Schema {
			return nil, fmt.Errorf("the file is of schema %q, and this program reads %q", h.Schema, Schema)
		}
		return nil, nil
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	c := new(Correction)
	if err := dec.Decode(c); err != nil {
		return nil, err
	}
	return c, c.check()
}

// check tells what is wrong with a correction by itself.
func (c *Correction) check() error {
	switch c.Verb {
	case Confirm, Reject, Change:
	case Split, Join:
		if c.Other == nil {
			return fmt.Errorf("a %s needs two reports", c.Verb)
		}
	case Withdraw:
		if c.Of == "" {
			return errors.New("a withdraw needs the correction that it takes back")
		}
	default:
		return fmt.Errorf("%q is no verb: confirm, reject, change, split, join or withdraw", c.Verb)
	}
	switch {
	case c.Author == "":
		return errors.New("no author")
	case c.Time.IsZero():
		return errors.New("no time")
	case c.Target.Document == "":
		return errors.New("no document")
	case c.Verb == Change && (c.Field == "" || len(c.Value) == 0):
		return errors.New("a change needs a field and a value")
	}
	if id := c.digest(); c.ID != id {
		return fmt.Errorf("the id %q is not that of the content, %s: it was altered after it was made", c.ID, id)
	}
	return nil
}

// Merge puts lists of corrections together, each once, by time.
func Merge(lists ...[]Correction) []Correction {
	seen := map[string]bool{}
	var out []Correction
	for _, list := range lists {
		for _, c := range list {
			if !seen[c.ID] {
				seen[c.ID] = true
				out = append(out, c)
			}
		}
	}
	return inOrder(out)
}

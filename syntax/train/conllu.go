package train

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"chancery/syntax/internal/neural"
)

// row is one word of a treebank as the file has it.
type row struct {
	form, upos, xpos, feats, rel string
	head                         int32
	// surface is the text of the token if this word is the first of it, as
	// words of one token share their letters.
	surface string
	inside  bool // a further word of a token of several words
}

type tree struct {
	doc  string
	rows []row
}

// readTrees reads CoNLL-U. Ranges give the surface of their first word, empty
// nodes are passed over.
func readTrees(path string) ([]tree, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []tree
	var cur tree
	doc, surface, until := "", "", 0
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	line := 0
	for sc.Scan() {
		line++
		s := sc.Text()
		if s == "" {
			if len(cur.rows) > 0 {
				out = append(out, cur)
			}
			cur, until = tree{}, 0
			continue
		}
		if s[0] == '#' {
			if d, ok := strings.CutPrefix(s, "# newdoc id = "); ok {
				doc = d
			}
			continue
		}
		c := strings.Split(s, "\t")
		if len(c) != 10 {
			return nil, fmt.Errorf("%s:%d: %d columns", path, line, len(c))
		}
		cur.doc = doc
		if a, b, ok := strings.Cut(c[0], "-"); ok {
			surface = c[1]
			until, err = strconv.Atoi(b)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: bad range %s-%s", path, line, a, b)
			}
			continue
		}
		id, err := strconv.Atoi(c[0])
		if err != nil {
			continue
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: bad head", path, line)
		}
		r := row{form: c[1], upos: c[3], xpos: c[4], feats: c[5], rel: c[7], head: int32(head) - 1, surface: c[1]}
		if id <= until {
			r.surface, r.inside = surface, surface == ""
			surface = ""
		}
		cur.rows = append(cur.rows, r)
	}
	if len(cur.rows) > 0 {
		out = append(out, cur)
	}
	return out, sc.Err()
}

// labelTables counts labels of the training trees. Feature sets rarer than
// least are left out.
func labelTables(trees []tree, least int) neural.Tables {
	var upos, xpos, feats, rels counter
	for _, t := range trees {
		for _, r := range t.rows {
			upos.add(r.upos)
			xpos.add(r.xpos)
			feats.add(r.feats)
			rels.add(r.rel)
		}
	}
	return neural.Tables{
		UPOS: upos.list(1), XPOS: xpos.list(1), Feats: feats.list(least), Rels: rels.list(1),
		Names: []string{"person", "organization", "place", "norp", "event", "law", "product", "work"},
	}
}

func index(list []string) map[string]int16 {
	m := make(map[string]int16, len(list))
	for i, s := range list {
		m[s] = int16(i)
	}
	return m
}

// encodeTrees turns trees into sentences.
func encodeTrees(trees []tree, t *neural.Tables, style int) []*Sentence {
	upos, xpos, feats, rels := index(t.UPOS), index(t.XPOS), index(t.Feats), index(t.Rels)
	find := func(m map[string]int16, s string) int16 {
		if i, ok := m[s]; ok {
			return i
		}
		return -1
	}
	var out []*Sentence
	for _, tr := range trees {
		s := &Sentence{Style: style, Tree: true, Weight: 1}
		for _, r := range tr.rows {
			s.Words = append(s.Words, r.form)
			s.Head = append(s.Head, r.head)
			s.UPOS, s.XPOS = append(s.UPOS, find(upos, r.upos)), append(s.XPOS, find(xpos, r.xpos))
			s.Feats, s.Rel = append(s.Feats, find(feats, r.feats)), append(s.Rel, find(rels, r.rel))
		}
		out = append(out, s)
	}
	return out
}

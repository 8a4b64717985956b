package actor

import (
	"fmt"
	"strings"
)

type title struct {
	level   string
	sector  string
	sector2 string
	flags   string
	text    string
	row     int // titles of one row of the list mean the same
}

func (l *lexicon) takeTitle(f []string) error {
	row := len(l.titles) + 1
	for _, v := range values(f[0]) {
		i := len(l.titles)
		l.titles = append(l.titles, title{level: f[1], sector: f[2], sector2: f[3], flags: f[4], text: v, row: row})
		l.trie.add(v, titleName, int32(i))
		if !strings.HasSuffix(v, ".") {
			l.titles = append(l.titles, title{level: f[1], sector: f[2], sector2: f[3], flags: f[4] + "s", text: v, row: row})
			l.trie.add(plural(v), titleName, int32(i+1))
		}
	}
	return nil
}

func (l *lexicon) takeModifier(f []string) error {
	for _, w := range strings.Fields(f[1]) {
		l.modifiers[w] = f[0]
	}
	return nil
}

type portfolio struct{ sector2 string }

func (l *lexicon) takePortfolio(f []string) error {
	l.trie.add(f[0], portfolioName, int32(len(l.portfolios)))
	l.portfolios = append(l.portfolios, portfolio{sector2: f[1]})
	return nil
}

type sectorWord struct {
	body    bool
	plural  bool
	sector  string
	sector2 string
}

func (l *lexicon) takeSector(f []string) error {
	kind := agentName
	switch f[0] {
	case "body":
		kind = bodyName
	case "agent":
	default:
		return fmt.Errorf("kind %q: want body or agent", f[0])
	}
	i := len(l.sectors)
	one := sectorWord{body: f[0] == "body", sector: f[1], sector2: f[2]}
	many := one
	many.plural = true
	l.sectors = append(l.sectors, one, many)
	for _, v := range values(f[3]) {
		l.trie.add(v, kind, int32(i))
		if p := plural(v); p != v {
			l.trie.add(p, kind, int32(i+1))
		}
	}
	return nil
}

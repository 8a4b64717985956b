package train

import (
	"fmt"
	"os"
	"strings"

	"chancery/syntax/internal/neural"
)

// Count is right, predicted and gold.
type Count struct{ Right, Predicted, Gold int }

func (c *Count) add(o Count) {
	c.Right += o.Right
	c.Predicted += o.Predicted
	c.Gold += o.Gold
}

// F1 in per cent.
func (c Count) F1() float64 {
	if c.Predicted+c.Gold == 0 {
		return 0
	}
	return 200 * float64(c.Right) / float64(c.Predicted+c.Gold)
}

// Scores are what a dev set says.
type Scores struct {
	Words, UAS, LAS, UPOS, XPOS, Feats int
	Core                               map[string]*Count
	Name                               [3]Count
}

// coreRelations are the arguments whose head and label are scored apart.
var coreRelations = []string{"nsubj", "nsubj:pass", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl:agent"}

// Evaluate runs a model over a dev set, on two cores.
func Evaluate(m *neural.Model, d *Dev) Scores {
	var parts [2]Scores
	both(func(part int) {
		s := m.NewScratch()
		s.Style, s.NameStyle = d.Style, d.NameStyle
		parts[part] = score(m, d, s, part)
	})
	sum := parts[0]
	o := parts[1]
	sum.Words, sum.UAS, sum.LAS = sum.Words+o.Words, sum.UAS+o.UAS, sum.LAS+o.LAS
	sum.UPOS, sum.XPOS, sum.Feats = sum.UPOS+o.UPOS, sum.XPOS+o.XPOS, sum.Feats+o.Feats
	for k, v := range o.Core {
		sum.Core[k].add(*v)
	}
	for i := range sum.Name {
		sum.Name[i].add(o.Name[i])
	}
	return sum
}

func score(m *neural.Model, d *Dev, scratch *neural.Scratch, part int) Scores {
	sc := Scores{Core: map[string]*Count{}}
	core := map[int]*Count{}
	for _, r := range coreRelations {
		sc.Core[r] = &Count{}
		for i, name := range m.Tables().Rels {
			if name == r {
				core[i] = sc.Core[r]
			}
		}
	}
	var a neural.Analysis
	for n := part; n < len(d.Sentences); n += 2 {
		s := d.Sentences[n]
		m.Analyze(s.Words, scratch, &a)
		if s.Tree {
			sc.Words += len(s.Words)
			for i := range s.Words {
				head, rel := a.Head[i] == s.Head[i], int16(a.Rel[i]) == s.Rel[i]
				sc.UAS += toInt(head)
				sc.LAS += toInt(head && rel)
				sc.UPOS += toInt(int16(a.UPOS[i]) == s.UPOS[i])
				sc.XPOS += toInt(int16(a.XPOS[i]) == s.XPOS[i])
				sc.Feats += toInt(int16(a.Feats[i]) == s.Feats[i])
				if c := core[int(a.Rel[i])]; c != nil {
					c.Predicted++
					c.Right += toInt(head && rel)
				}
				if c := core[int(s.Rel[i])]; c != nil {
					c.Gold++
				}
			}
		}
		if d.Gold == nil {
			continue
		}
		gold := map[Span]bool{}
		for _, g := range d.Gold[n] {
			gold[g] = true
			sc.Name[g.Type].Gold++
		}
		for _, p := range a.Names(m) {
			typ, ok := readings[p.Type]
			if !ok || typ > place {
				continue
			}
			sc.Name[typ].Predicted++
			sc.Name[typ].Right += toInt(gold[Span{p.Start, p.End, typ}])
		}
	}
	return sc
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Names is the count over all types.
func (s *Scores) Names() Count {
	var c Count
	for _, n := range s.Name {
		c.add(n)
	}
	return c
}

// CoreArguments is the count over all core relations.
func (s *Scores) CoreArguments() Count {
	var c Count
	for _, n := range s.Core {
		c.add(*n)
	}
	return c
}

func (s *Scores) String() string {
	var b strings.Builder
	share := func(n int) float64 { return 100 * float64(n) / float64(max(1, s.Words)) }
	if s.Words > 0 {
		fmt.Fprintf(&b, "UAS %.2f LAS %.2f UPOS %.2f XPOS %.2f feats %.2f core %.2f ccomp %.2f ", share(s.UAS), share(s.LAS),
			share(s.UPOS), share(s.XPOS), share(s.Feats), s.CoreArguments().F1(), s.Core["ccomp"].F1())
	}
	if c := s.Names(); c.Gold > 0 {
		fmt.Fprintf(&b, "names %.2f (person %.2f organization %.2f place %.2f)", c.F1(), s.Name[0].F1(), s.Name[1].F1(), s.Name[2].F1())
	}
	return strings.TrimSpace(b.String())
}

// Las is the labelled attachment score in per cent.
func (s *Scores) Las() float64 { return 100 * float64(s.LAS) / float64(max(1, s.Words)) }

// Score prints what a model file scores on the dev sets, each under every
// convention of the trees and its own of the names.
func (d *Data) Score(path string, log func(string, ...any)) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	m, err := neural.Load(b)
	if err != nil {
		return err
	}
	for i := range d.Dev {
		for style, name := range []string{"neutral", "ewt", "gum"} {
			if style > 0 && !d.Dev[i].Sentences[0].Tree {
				break
			}
			dev := d.Dev[i]
			dev.Style = style
			s := Evaluate(m, &dev)
			log("%-22s %-8s %s", dev.Name, name, s.String())
		}
	}
	return nil
}

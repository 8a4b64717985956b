package web

import (
	"context"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"chancery/archive"
	"chancery/formula"
	"chancery/internal/address"
	"chancery/record"
	"chancery/web/draw"
)

var filterOfFormulae = []string{"who", "country", "dyad", "level", "place", "source", "from", "to"}

// formulaRow is one set phrase of the overview.
type formulaRow struct {
	archive.FormulaSummary
	Href  string
	Trend template.HTML
}

// formulae lists the set phrases in use.
func (s *Server) formulae(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	page, err := s.archive.Formulae(ctx, f)
	if err != nil {
		return view{}, err
	}
	rows := make([]formulaRow, 0, len(page.Items))
	for _, x := range page.Items {
		g := f
		g.After, g.Limit = "", 0
		rows = append(rows, formulaRow{x, address.List(address.Formula(x.Key), g), spark(x.Trend)})
	}
	return view{template: "formulae", title: "Set phrases", nav: "formulae", data: listPage{
		Title: "Set phrases", Lead: "Formulae of diplomacy: who uses them, since when, and how often.",
		Box: newFilterBox("/formulae", filterOfFormulae, f, ""), Rows: rows, Shown: len(rows), Pager: newPager(r, page.Next),
		Empty: "No set phrase is used in what fits.",
	}}, nil
}

// spark draws a trend of documents a month, small.
func spark(trend []int) template.HTML {
	values := make([]float64, len(trend))
	for i, n := range trend {
		values[i] = float64(n)
	}
	return draw.Spark(draw.SparkChart{Title: fmt.Sprintf("Documents a month, the last %d months: %v", len(trend), trend), Values: values, Bars: true})
}

// formulaPage is the ledger of one set phrase.
type formulaPage struct {
	Ledger    *archive.FormulaLedger
	Entry     formula.Entry
	Users     string
	Chart     template.HTML
	Months    numbers
	Countries template.HTML
	Speakers  []shareRow
	Dyads     []shareRow
	Levels    template.HTML
	Variants  []archive.FormulaVariant
	Uses      []useView
	Box       filterBox
}

type shareRow struct {
	Name, Href  string
	Documents   int
	First, Last string
}

// useView is one use in its sentence.
type useView struct {
	archive.FormulaUse
	Href   string
	Pieces []piece
}

const formulaUses = 20

// formula is the page of one set phrase.
func (s *Server) formula(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	led, err := s.archive.Formula(ctx, r.PathValue("key"), f, formulaUses)
	if err != nil {
		return view{}, err
	}
	if led.Key != r.PathValue("key") {
		return view{}, redirect(address.List(address.Formula(led.Key), f))
	}
	p := formulaPage{Ledger: led, Variants: led.Variants, Box: newFilterBox(address.Formula(led.Key), filterOfFormulae, f, "")}
	p.Entry, _, _ = formula.Embedded().Find(led.Formula)
	var users []string
	for _, u := range p.Entry.Users {
		users = append(users, countryName(u))
	}
	p.Users = strings.Join(users, ", ")
	p.Chart, p.Months = monthsChart(led, f)
	for i := range led.Countries {
		led.Countries[i].Name = countryName(led.Countries[i].Value)
	}
	p.Countries = shareBars("Countries that use it", led.Countries, address.Actor)
	p.Levels = shareBars("Level of the speaker", led.Levels, func(v string) string {
		return address.List("/statements", archive.Filter{Formula: []string{led.Formula}, Level: []string{v}})
	})
	for _, x := range led.Speakers[:min(len(led.Speakers), 15)] {
		p.Speakers = append(p.Speakers, shareRow{x.Name, address.Actor(x.Value), x.Documents, x.First, x.Last})
	}
	for _, x := range led.Counterparts[:min(len(led.Counterparts), 15)] {
		a, b, _ := strings.Cut(x.Value, ">")
		p.Dyads = append(p.Dyads, shareRow{countryName(a) + " to " + countryName(b), address.Dyad(a, b), x.Documents, x.First, x.Last})
	}
	for _, u := range led.Newest {
		p.Uses = append(p.Uses, useView{u, address.Span(u.Document.ID, u.Evidence), piecesOf(u.Sentence, []record.Evidence{u.Evidence})})
	}
	return view{template: "formula", title: led.Formula, nav: "formulae", data: p}, nil
}

// monthsChart draws documents by month; months without a use are shown too.
func monthsChart(led *archive.FormulaLedger, f archive.Filter) (template.HTML, numbers) {
	if len(led.Months) == 0 {
		return "", numbers{}
	}
	chart := draw.ColumnChart{Title: "Documents with “" + led.Formula + "” by month", One: "document", Many: "documents", Series: []string{"documents"}}
	for _, m := range fullMonths(led.Months) {
		g := f
		g.From, g.To, g.After, g.Formula = m.Month, m.Month, "", []string{led.Formula}
		chart.Columns = append(chart.Columns, draw.Column{Period: m.Month, Counts: []int{m.Documents}, Href: address.List("/statements", g)})
	}
	n := numbers{Caption: chart.Title, Head: chart.Series}
	for _, c := range slices.Backward(chart.Columns) {
		n.add(numberRow{c.Period, c.Href, c.Counts})
	}
	return draw.Columns(chart), n
}

// maxMonths bounds the columns of a chart.
const maxMonths = 120

// fullMonths fills the gaps between months, of the last ten years.
func fullMonths(list []archive.FormulaMonth) []archive.FormulaMonth {
	var out []archive.FormulaMonth
	month := list[0].Month
	for _, m := range list {
		for ; month != "" && month < m.Month && len(out) < 100*maxMonths; month = nextMonth(month) {
			out = append(out, archive.FormulaMonth{Month: month})
		}
		out = append(out, m)
		month = nextMonth(m.Month)
	}
	return out[max(0, len(out)-maxMonths):]
}

// shareBars draws how many documents of each kind use a phrase.
func shareBars(title string, list []archive.FormulaShare, href func(value string) string) template.HTML {
	values := make([]archive.Value, 0, len(list))
	for _, x := range list {
		values = append(values, archive.Value{Value: x.Value, Name: x.Name, Count: x.Documents})
	}
	return bars(title, "document", "documents", values, href)
}

// nextMonth is the month after one, "" for what is no month.
func nextMonth(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 1, 0).Format("2006-01")
}

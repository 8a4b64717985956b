package web

import (
	"html/template"
	"slices"
	"time"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/web/draw"
)

// lineView is encounters over time: a chart of the time that most of them lie in,
// and how many lie outside.
type lineView struct {
	Chart   template.HTML
	Outside []outside
	Numbers numbers
}

// outside is what a chart does not show: "12 earlier", with the list of them.
type outside struct{ Words, Href string }

// newLineView draws encounters by period and level of office; each column leads to
// the list at path under the filter.
func newLineView(line *archive.Timeline, path string, f archive.Filter) lineView {
	if len(line.Bins) == 0 {
		return lineView{}
	}
	first, last := mass(line.Bins)
	out := lineView{Chart: timelineChart(line.Bins[first:last], path, f), Numbers: numbersOfBins(line.Bins, path, f)}
	if n := line.Earlier + encountersIn(line.Bins[:first]); n > 0 {
		g := f
		g.To = line.Bins[max(first-1, 0)].Start
		out.Outside = append(out.Outside, outside{thousands(n) + " earlier", ""})
		if first > 0 {
			out.Outside[0].Href = address.List(path, g)
		}
	}
	if n := encountersIn(line.Bins[last:]); n > 0 {
		g := f
		g.From = line.Bins[last].Start
		out.Outside = append(out.Outside, outside{thousands(n) + " later", address.List(path, g)})
	}
	if line.Undated > 0 {
		out.Outside = append(out.Outside, outside{thousands(line.Undated) + " without a day", ""})
	}
	return out
}

// Outliers are left off an axis when they are at most outliers percent of the
// encounters at each end, and without them at most shorter percent of it are left.
const (
	outliers = 2
	shorter  = 75
)

// mass are the bins from first to before last that a chart is to show: all, unless
// a few encounters far off would press the others together.
func mass(bins []archive.Bin) (first, last int) {
	last = len(bins)
	most := encountersIn(bins) * outliers / 100
	for n := bins[first].Count; n <= most && first < last-1; n += bins[first].Count {
		first++
	}
	for first > 0 && first < last-1 && bins[first].Count == 0 {
		first++
	}
	for n := bins[last-1].Count; n <= most && last > first+1; n += bins[last-1].Count {
		last--
	}
	if 100*(last-first) > shorter*len(bins) {
		return 0, len(bins)
	}
	return first, last
}

func encountersIn(bins []archive.Bin) (n int) {
	for _, b := range bins {
		n += b.Count
	}
	return n
}

// levelsIn are the levels of office that bins count.
func levelsIn(bins []archive.Bin) []string {
	return slices.DeleteFunc(append(archive.Levels(), ""), func(level string) bool {
		return !slices.ContainsFunc(bins, func(b archive.Bin) bool { return b.Levels[level] > 0 })
	})
}

// titleOfLine is what a chart of encounters over time is called.
const titleOfLine = "Encounters over time, by the highest office that took part"

func timelineChart(bins []archive.Bin, path string, f archive.Filter) template.HTML {
	series := levelsIn(bins)
	chart := draw.ColumnChart{Title: titleOfLine, One: "encounter", Many: "encounters", Series: levelWords(series)}
	for _, row := range rowsOfBins(bins, series, path, f) {
		chart.Columns = append(chart.Columns, draw.Column{Period: row.Name, Href: row.Href, Counts: row.Counts})
	}
	return draw.Columns(chart)
}

// rowsOfBins counts each bin by level.
func rowsOfBins(bins []archive.Bin, levels []string, path string, f archive.Filter) []numberRow {
	list := make([]numberRow, 0, len(bins))
	for _, b := range bins {
		g := f
		g.From, g.To = b.Start, b.Start
		row := numberRow{Name: b.Start, Href: address.List(path, g)}
		for _, level := range levels {
			row.Counts = append(row.Counts, b.Levels[level])
		}
		list = append(list, row)
	}
	return list
}

// numbersOfBins are all bins, the newest first.
func numbersOfBins(bins []archive.Bin, path string, f archive.Filter) numbers {
	levels := levelsIn(bins)
	n := numbers{Caption: titleOfLine, Head: levelWords(levels)}
	for _, row := range slices.Backward(rowsOfBins(bins, levels, path, f)) {
		n.add(row)
	}
	return n
}

// massOfDays are the first and the last day that an axis of encounters is to show:
// all, unless a few far off would press the others together.
func massOfDays(list []archive.Point) (first, last string) {
	var days []time.Time
	for _, p := range list {
		if day, err := time.Parse(time.DateOnly, p.Day); err == nil {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		return "", ""
	}
	slices.SortFunc(days, time.Time.Compare)
	cut := len(days) * outliersOfDays / 100
	begin, end := days[0], days[len(days)-1]
	from, to := days[cut], days[len(days)-1-cut]
	if 100*to.Sub(from) <= shorter*end.Sub(begin) {
		begin, end = from, to
	}
	return begin.Format(time.DateOnly), end.Format(time.DateOnly)
}

// outliersOfDays is outliers for an axis that shows each encounter, of which there are
// fewer.
const outliersOfDays = 4

// dayBeside is the day so many days after another.
func dayBeside(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

package web

import (
	"maps"
	"slices"

	"chancery/archive"
	"chancery/internal/address"
)

// numbers are what a chart shows, as a table for those who hear or copy the page.
type numbers struct {
	Caption string
	Head    []string // what the columns count
	Rows    []numberRow
}

// numberRow is one period; a list of what it counts is at Href, where there is one.
type numberRow struct {
	Name, Href string
	Counts     []int
}

// add adds a period, unless nothing was in it.
func (n *numbers) add(row numberRow) {
	for _, c := range row.Counts {
		if c > 0 {
			n.Rows = append(n.Rows, row)
			return
		}
	}
}

// numbersOfLevels counts encounters by year and the level of office.
func numbersOfLevels(caption string, points []archive.Point, levels []string, f archive.Filter) numbers {
	n := numbers{Caption: caption, Head: levelWords(levels)}
	counts := make(map[string][]int)
	for _, p := range points {
		if len(p.Day) < len("2006") {
			continue
		}
		year := p.Day[:len("2006")]
		if counts[year] == nil {
			counts[year] = make([]int, len(levels))
		}
		for i, level := range levels {
			if level == p.Level {
				counts[year][i]++
			}
		}
	}
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(counts))) {
		g := f
		g.From, g.To = year, year
		n.add(numberRow{year, address.List("/encounters", g), counts[year]})
	}
	return n
}

// levelWords names levels of office; "" is one that is not told.
func levelWords(levels []string) []string {
	list := make([]string, len(levels))
	for i, level := range levels {
		if list[i] = level; level == "" {
			list[i] = "not told"
		}
	}
	return list
}

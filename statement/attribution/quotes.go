package attribution

import "unicode/utf8"

// mark is how a token quotes.
type mark uint8

const (
	noMark mark = iota
	openMark
	closeMark
	eitherMark // a straight mark, which opens or closes by its place
)

// markOf classes a token. Single marks are left out: they are apostrophes
// more often than quotations.
func markOf(w string) mark {
	switch w {
	case "“", "„", "«", "``":
		return openMark
	case "”", "»", "''":
		return closeMark
	case `"`:
		return eitherMark
	}
	return noMark
}

// findQuotes marks what stands between quotation marks. A quotation ends with
// its closing mark, or, as printers do with quotations of several paragraphs,
// at the end of a paragraph when the next one opens with a mark again. One that
// never closes ends with its paragraph.
func (g *grid) findQuotes() {
	for i := 0; i < g.n; {
		j := i
		for j < g.n && g.para[j] == g.para[i] {
			j++
		}
		g.quoteParagraph(i, j)
		i = j
	}
}

func (g *grid) quoteParagraph(from, to int) {
	open := -1
	for i := from; i < to; i++ {
		m := markOf(g.text[g.start[i]:g.end[i]])
		if m == eitherMark {
			m = g.turn(i, from, to, open >= 0)
		}
		switch {
		case m == openMark && open < 0:
			open = i
		case m == closeMark && open >= 0:
			g.setQuote(open, i)
			open = -1
		}
	}
	if open >= 0 {
		g.setQuote(open, to-1)
		g.quote[to-1] &^= quoteClose
	}
}

// turn decides which way a straight mark faces: by the white space around it,
// else by whether a quotation is open.
func (g *grid) turn(i, from, to int, open bool) mark {
	before := i == from || g.end[i-1] < g.start[i]
	after := i+1 >= to || g.end[i] < g.start[i+1]
	switch {
	case before && !after && !open:
		return openMark
	case after && !before && open:
		return closeMark
	case open:
		return closeMark
	}
	return openMark
}

func (g *grid) setQuote(open, shut int) {
	bits := uint8(quoteIn)
	if shut-open > 6 {
		bits |= quoteLong
	}
	for k := open; k <= shut; k++ {
		g.quote[k] = bits
	}
	g.quote[open] |= quoteOpen
	if utf8.RuneCountInString(g.text[g.start[shut]:g.end[shut]]) <= 2 {
		g.quote[shut] |= quoteClose
	}
}

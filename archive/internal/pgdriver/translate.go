package pgdriver

import (
	"database/sql/driver"
	"strconv"
	"strings"
)

// translate writes a query in the words of PostgreSQL. Lists of numbers that stand
// in the query become parameters, so that its text is one for all lists and is
// planned once. order tells, for each parameter of the translation, which list it
// is, or -1 for the next parameter of the query.
func translate(query string) (text string, order []int, lists [][]int64) {
	var b strings.Builder
	b.Grow(len(query) + 16)
	mark := func(which int) {
		order = append(order, which)
		b.WriteString("$" + strconv.Itoa(len(order)))
	}
	for i := 0; i < len(query); {
		switch c := query[i]; {
		case c == '\'' || c == '"':
			end := i + 1 + strings.IndexByte(query[i+1:], c) + 1
			if end <= i+1 {
				end = len(query)
			}
			b.WriteString(query[i:end])
			i = end
		case c == '?':
			mark(-1)
			i++
		case strings.HasPrefix(query[i:], "INDEXED BY "):
			i += len("INDEXED BY ")
			for i < len(query) && query[i] != ' ' {
				i++
			}
		case strings.HasPrefix(query[i:], " IN ("):
			list, n, ok := numbers(query[i+len(" IN ("):])
			if !ok || strings.HasSuffix(query[:i], "NOT") {
				b.WriteString(" IN (")
				i += len(" IN (")
				continue
			}
			lists = append(lists, list)
			b.WriteString(" = ANY (")
			mark(len(lists) - 1)
			b.WriteString("::bigint[])")
			i += len(" IN (") + n
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String(), order, lists
}

// numbers reads a list of whole numbers up to its closing bracket, and tells how
// many bytes that are.
func numbers(s string) (list []int64, n int, ok bool) {
	inside, _, closed := strings.Cut(s, ")")
	if !closed {
		return nil, 0, false
	}
	list = []int64{}
	if inside == "" {
		return list, 1, true
	}
	for _, field := range strings.Split(inside, ",") {
		x, err := strconv.ParseInt(strings.TrimSpace(field), 10, 64)
		if err != nil {
			return nil, 0, false
		}
		list = append(list, x)
	}
	return list, len(inside) + 1, true
}

// arrange puts the arguments of a query where its translation has them.
func arrange(args []driver.NamedValue, order []int, lists [][]int64) []driver.NamedValue {
	if len(lists) == 0 {
		return args
	}
	out := make([]driver.NamedValue, 0, len(order))
	next := 0
	for i, which := range order {
		v := driver.NamedValue{Ordinal: i + 1}
		if which < 0 {
			if next < len(args) {
				v.Value = args[next].Value
			}
			next++
		} else {
			v.Value = lists[which]
		}
		out = append(out, v)
	}
	return out
}

package neural

import "math"

// treeFinder turns scores of arcs into a tree with one root.
type treeFinder struct {
	w            []float64 // (n+1)² scores, w[v*(n+1)+u]: arc from u to v, node 0 above the root
	head         []int32   // by node
	active       []bool
	mark         []int32
	enter, leave []int32
}

// find writes the heads of n words. score[i*stride+j] rates word j as the head
// of word i and score[i*stride+n] word i as the root. The best heads are taken
// as they are where they form a tree with one root; otherwise the tree of the
// greatest sum is sought (Chu and Liu 1965, Edmonds 1967) after all arcs from
// the top have been lowered alike, which keeps the best trees that have one
// root (Zmigrod, Vieira and Cotterell 2020).
func (f *treeFinder) find(score []float32, n, stride int, out []int32) {
	roots := 0
	for i := range n {
		row := score[i*stride : i*stride+n+1]
		best, at := float32(math.Inf(-1)), -1
		for j, s := range row {
			if j != i && (at < 0 || s > best) {
				best, at = s, j
			}
		}
		if at == n {
			at = -1
			roots++
		}
		out[i] = int32(at)
	}
	if roots == 1 && acyclic(out, &f.mark) {
		return
	}
	f.solve(score, n, stride)
	for i := range n {
		out[i] = f.head[i+1] - 1
	}
}

// acyclic tells whether every word leads to a root.
func acyclic(head []int32, mark *[]int32) bool {
	m := grow(*mark, len(head)+1)
	*mark = m
	clear(m)
	for i := range head {
		for j := int32(i); j >= 0 && m[j] != -1; j = head[j] {
			if m[j] == int32(i)+1 {
				return false
			}
			m[j] = int32(i) + 1
		}
		for j := int32(i); j >= 0 && m[j] != -1; j = head[j] {
			m[j] = -1
		}
	}
	return true
}

// rootPenalty outweighs any sum of scores, which are clamped.
const rootPenalty = 1e7

func (f *treeFinder) solve(score []float32, n, stride int) {
	m := n + 1
	f.w = grow(f.w, m*m)
	f.head = grow(f.head, m)
	f.active = grow(f.active, m)
	f.mark = grow(f.mark, m)
	f.enter, f.leave = f.enter[:0], f.leave[:0]
	for i := range n {
		row := f.w[(i+1)*m : (i+2)*m]
		for j := range n + 1 {
			s := float64(score[i*stride+j])
			if !(s > -1e4) { // also what is no number
				s = -1e4
			} else if s > 1e4 {
				s = 1e4
			}
			if j == n {
				row[0] = s - rootPenalty
			} else {
				row[j+1] = s
			}
		}
	}
	for i := range f.active {
		f.active[i] = true
	}
	f.contract(m)
}

// contract gives every active node its best head and, while that makes a
// cycle, solves the smaller problem in which the cycle is one node.
func (f *treeFinder) contract(m int) {
	for v := 1; v < m; v++ {
		if !f.active[v] {
			continue
		}
		best, at := math.Inf(-1), int32(0)
		for u := range m {
			if u != v && f.active[u] {
				if s := f.w[v*m+u]; s > best {
					best, at = s, int32(u)
				}
			}
		}
		f.head[v] = at
	}
	rep := f.cycle(m)
	if rep < 0 {
		return
	}
	in := make(map[int32]bool)
	var cycle []int32
	for v := rep; !in[v]; v = f.head[v] {
		in[v] = true
		cycle = append(cycle, v)
	}
	old := make([]int32, len(cycle))
	for i, v := range cycle {
		old[i] = f.head[v]
	}
	base := len(f.enter)
	for range m {
		f.enter, f.leave = append(f.enter, 0), append(f.leave, 0)
	}
	for u := range int32(m) {
		if !f.active[u] || in[u] {
			continue
		}
		bestIn, bestOut := math.Inf(-1), math.Inf(-1)
		for i, c := range cycle {
			if s := f.w[int(c)*m+int(u)] - f.w[int(c)*m+int(old[i])]; s > bestIn {
				bestIn = s
				f.enter[base+int(u)] = c
			}
			if u > 0 {
				if s := f.w[int(u)*m+int(c)]; s > bestOut {
					bestOut = s
					f.leave[base+int(u)] = c
				}
			}
		}
		f.w[int(rep)*m+int(u)] = bestIn
		if u > 0 {
			f.w[int(u)*m+int(rep)] = bestOut
		}
	}
	for _, c := range cycle[1:] {
		f.active[c] = false
	}
	f.contract(m)
	from := f.head[rep]
	into := f.enter[base+int(from)]
	for v := int32(1); v < int32(m); v++ {
		if f.active[v] && !in[v] && f.head[v] == rep {
			f.head[v] = f.leave[base+int(v)]
		}
	}
	for i, c := range cycle {
		f.active[c] = true
		f.head[c] = old[i]
	}
	f.head[into] = from
}

// cycle returns a node on a cycle of active nodes, -1 if there is none.
func (f *treeFinder) cycle(m int) int32 {
	clear(f.mark)
	for i := 1; i < m; i++ {
		if !f.active[i] {
			continue
		}
		v := int32(i)
		for v != 0 && f.mark[v] == 0 {
			f.mark[v] = int32(i)
			v = f.head[v]
		}
		if v != 0 && f.mark[v] == int32(i) {
			return v
		}
	}
	return -1
}

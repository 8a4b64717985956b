package attribution

// Role is the part that words play in an attribution.
type Role uint8

// The roles; None is what belongs to no attribution.
const (
	None Role = iota
	Source
	Cue
	Content
)

// label is what the tagger gives a token: a role, and whether the token begins
// a piece or continues one.
type label uint8

const (
	outside label = iota
	beginSource
	inSource
	beginCue
	inCue
	beginContent
	inContent
	numLabels
)

func (l label) role() Role { return Role((l + 1) / 2) }

// begins reports whether a piece starts at a token of this label.
func (l label) begins() bool { return l&1 == 1 }

// State numbers. The state after a token is the label of the token together
// with what it follows: for a token inside a piece, the role of the piece
// before it; for one outside, the roles of the last two pieces.
const (
	startState = 0
	numStates  = 1 + 12 + 24
)

// outState is the state of a token outside every piece whose last two pieces
// had these roles, the older first. Without any piece before it is startState.
func outState(older, last Role) uint8 {
	if last == None {
		return startState
	}
	return 1 + uint8(older)*3 + uint8(last-1)
}

// pieceState is the state of a token with a role, in a piece that follows one
// of role older.
func pieceState(l label, older Role) uint8 {
	return 13 + (uint8(l)-1)*4 + uint8(older)
}

// state describes a state: its label and its memory.
type state struct {
	label       label
	older, last Role
}

// states lists what each state number means; next gives the state that follows
// a state when the next token has a label, or none.
var states, next = buildStates()

const noState = 255

func buildStates() (s [numStates]state, n [numStates][numLabels]uint8) {
	for older := None; older <= Content; older++ {
		for last := None; last <= Content; last++ {
			s[outState(older, last)] = state{outside, older, last}
		}
		for l := beginSource; l < numLabels; l++ {
			s[pieceState(l, older)] = state{l, older, l.role()}
		}
	}
	s[startState] = state{}
	for i, from := range s {
		for l := outside; l < numLabels; l++ {
			n[i][l] = noState
			switch {
			case l == outside:
				n[i][l] = outState(from.older, from.last)
			case l.begins():
				n[i][l] = pieceState(l, from.last)
			case from.label != outside && from.label.role() == l.role():
				n[i][l] = pieceState(l, from.older)
			}
		}
	}
	return s, n
}

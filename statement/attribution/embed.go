package attribution

import (
	_ "embed"
	"sync"

	"chancery/syntax"
)

// weights is the model that chancery/statement/train wrote; see MODEL_CARD.md.
//
//go:embed attribution.model
var weights []byte

var embedded = sync.OnceValues(func() (*Model, error) { return Load(weights) })

// Embedded is the model that is part of the program, read at first use.
func Embedded() (*Model, error) { return embedded() }

// Read finds the attributions of a parsed text with the embedded model, in the
// order of their cues. Without a usable model it finds none.
func Read(t *syntax.Text) []Attribution {
	m, err := Embedded()
	if err != nil {
		return nil
	}
	return m.Read(t)
}

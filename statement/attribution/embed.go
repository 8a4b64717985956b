package attribution

import "chancery/syntax"

// Read finds the attributions of a parsed text with the embedded model.
func Read(t *syntax.Text) []Attribution { return nil }

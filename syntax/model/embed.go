// Package model holds the trained weights of the linguistic engine. See
// MODEL_CARD.md for what they were trained on and how well they do.
package model

import (
	_ "embed"
	"sync"

	"chancery/syntax/internal/neural"
)

// Version names the embedded weights.
const Version = "1.0"

//go:embed model.bin
var data []byte

var load = sync.OnceValues(func() (*neural.Model, error) { return neural.Load(data) })

// Load returns the embedded model, unpacked once and shared.
func Load() (*neural.Model, error) { return load() }

package neural

import "fmt"

// Config fixes the shape of a model. Hidden sizes are multiples of 32.
type Config struct {
	Layers int // recurrent layers, each in both directions
	Hidden int // units of one direction
	Arc    int // width of the arc scorer
	Label  int // width of the label scorer's two halves
	Tag    int // width of the tagger's hidden layer
	Name   int // width of the name tagger's hidden layer

	// Words is the number of learned word vectors, the first for unknown words.
	Words int
	// Hashed features share rows of these tables.
	AffixRows, GramRows int
	// Gazetteers is the number of gazetteer features.
	Gazetteers int
}

// Widths of the input features, and how many tables of Affixes there are.
const (
	StaticDim = 100
	WordDim   = 48
	AffixDim  = 20
	Affixes   = 5
	GramDim   = 48
	ShapeDim  = 16
	GazDim    = 16
	StyleDim  = 12

	WordAt   = StaticDim
	AffixAt  = StaticDim + WordDim
	GramAt   = StaticDim + WordDim + Affixes*AffixDim
	ShapeAt  = GramAt + GramDim
	GazAt    = ShapeAt + ShapeDim
	StyleAt  = GazAt + GazDim
	InputDim = 352

	DistBuckets = 32
)

// Style tells the conventions of the text's annotators. At run time it is
// StyleNeutral; corpora name themselves in training so that their habits, say
// whether "the" belongs to a name, do not blur one another.
const (
	StyleNeutral = iota
	StyleEWT
	StyleGUM
	StyleCross
	StyleWiki
	StyleSocial
	StyleDefence
	Styles
)

func (c *Config) Dim() int     { return 2 * c.Hidden }
func (c *Config) HeadDim() int { return 2*c.Arc + 4*c.Label + c.Tag + c.Name + DistBuckets }

// Offsets of the heads' hidden units in their common matrix.
func (c *Config) DepAt() int  { return 0 }
func (c *Config) HeadAt() int { return c.Arc }
func (c *Config) LabDAt() int { return 2 * c.Arc }
func (c *Config) LabHAt() int { return 2*c.Arc + 2*c.Label }
func (c *Config) TagAt() int  { return 2*c.Arc + 4*c.Label }
func (c *Config) NameAt() int { return c.TagAt() + c.Tag }
func (c *Config) DistAt() int { return c.NameAt() + c.Name }

// ValidShape checks the layers' sizes, before the numbers of rows are known.
func (c *Config) ValidShape() error {
	d := *c
	d.Words = 1
	return d.Valid()
}

// Valid checks all sizes.
func (c *Config) Valid() error {
	bad := func(v, lo, hi, mult int) bool { return v < lo || v > hi || v%mult != 0 }
	if bad(c.Layers, 1, 16, 1) || bad(c.Hidden, 16, 1024, 16) || bad(c.Arc, 32, 1024, 32) ||
		bad(c.Label, 32, 1024, 32) || bad(c.Tag, 32, 1024, 32) || bad(c.Name, 32, 1024, 32) ||
		bad(c.Words, 1, 1<<20, 1) || bad(c.AffixRows, 1, 1<<20, 1) || bad(c.GramRows, 1, 1<<20, 1) ||
		bad(c.Gazetteers, 0, 256, 1) {
		return fmt.Errorf("impossible shape %+v", *c)
	}
	return nil
}

func Pad32(n int) int { return (n + 31) / 32 * 32 }

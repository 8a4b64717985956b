package neural

// Tensor is one parameter: Rows rows of Cols numbers. Sparse ones are looked
// up by row, dense ones multiplied.
type Tensor struct {
	Name       string
	Rows, Cols int
	Sparse     bool
	Data       []float32
}

// Params are the learned weights.
type Params struct {
	Word, Gram, Shape, Gaz, Style *Tensor
	Affix                         [Affixes]*Tensor
	Layer                         []LayerParams
	Head, HeadBias                *Tensor
	Arc, ArcBias, ArcRoot         *Tensor
	Label, LabelBias, LabelRoot   *Tensor
	Tag, TagBias                  *Tensor
	NameStyle, Name, NameBias     *Tensor
	NameNext                      *Tensor
	// All lists every tensor in the order of the file.
	All []*Tensor
}

// LayerParams are the weights of one layer. W maps the input to, for each
// direction, the candidate, the forget gate, the output gate and, in the first
// layer, the input as the highway needs it. V and B hold for each direction the
// recurrent weights and biases of the two gates.
type LayerParams struct {
	W, V, B *Tensor
}

// Sizes of the label sets, as needed to lay out the parameters.
type LabelSizes struct{ UPOS, XPOS, Feats, Rels, Names int }

func (t *Tables) Sizes() LabelSizes {
	return LabelSizes{len(t.UPOS), len(t.XPOS), len(t.Feats), len(t.Rels), 4*len(t.Names) + 1}
}

func (s LabelSizes) Tags() int { return s.UPOS + s.XPOS + s.Feats }

// NewParams lays out zeroed parameters.
func NewParams(c *Config, t *Tables) *Params {
	p := &Params{}
	layout(c, t, func(name string, rows, cols int, sparse bool) *Tensor {
		x := &Tensor{Name: name, Rows: rows, Cols: cols, Sparse: sparse, Data: make([]float32, rows*cols)}
		p.All = append(p.All, x)
		return x
	}, p)
	return p
}

// layout names the parameters and their sizes.
func layout(c *Config, t *Tables, add func(name string, rows, cols int, sparse bool) *Tensor, p *Params) {
	s := t.Sizes()
	p.Word = add("word", c.Words, WordDim, true)
	for i, name := range []string{"prefix2", "prefix3", "suffix2", "suffix3", "suffix4"} {
		p.Affix[i] = add(name, c.AffixRows, AffixDim, true)
	}
	p.Gram = add("gram", c.GramRows, GramDim, true)
	p.Shape = add("shape", ShapeRows, ShapeDim, true)
	p.Gaz = add("gazetteer", c.Gazetteers+1, GazDim, true)
	p.Style = add("style", Styles, StyleDim, true)
	for i := range c.Layers {
		in, gates := c.Dim(), 3
		if i == 0 {
			in, gates = InputDim, 4
		}
		n := string(rune('0' + i))
		p.Layer = append(p.Layer, LayerParams{
			W: add("layer"+n+".w", in, Pad32(2*gates*c.Hidden), false),
			V: add("layer"+n+".v", 2, 2*c.Hidden, false),
			B: add("layer"+n+".b", 2, 2*c.Hidden, false),
		})
	}
	p.Head = add("head.w", c.Dim(), c.HeadDim(), false)
	p.HeadBias = add("head.b", 1, c.HeadDim(), false)
	p.Arc = add("arc.w", c.Arc, c.Arc, false)
	p.ArcBias = add("arc.b", 1, c.Arc, false)
	p.ArcRoot = add("arc.root", 1, c.Arc, false)
	p.Label = add("label.w", 2*c.Label, Pad32(s.Rels), false)
	p.LabelBias = add("label.b", 1, Pad32(s.Rels), false)
	p.LabelRoot = add("label.root", 1, 2*c.Label, false)
	p.Tag = add("tag.w", c.Tag, Pad32(s.Tags()), false)
	p.TagBias = add("tag.b", 1, Pad32(s.Tags()), false)
	p.NameStyle = add("name.style", Styles, c.Name, false)
	p.Name = add("name.w", c.Name, Pad32(s.Names), false)
	p.NameBias = add("name.b", 1, Pad32(s.Names), false)
	p.NameNext = add("name.next", s.Names, s.Names, false)
}

// multiplied lists the tensors that are matrices of products.
func (p *Params) multiplied() []*Tensor {
	out := []*Tensor{p.Head, p.Arc, p.Label, p.Tag, p.Name}
	for _, l := range p.Layer {
		out = append(out, l.W)
	}
	return out
}

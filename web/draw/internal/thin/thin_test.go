package thin

import (
	"slices"
	"testing"
)

func TestLine(t *testing.T) {
	for _, test := range []struct {
		name      string
		in, want  []Point
		tolerance float64
	}{
		{"what lies on the line goes", []Point{{0, 0}, {1, 0.01}, {2, 0}}, []Point{{0, 0}, {2, 0}}, 0.1},
		{"a corner stays", []Point{{0, 0}, {1, 0}, {1, 1}}, []Point{{0, 0}, {1, 0}, {1, 1}}, 0.1},
		{
			"a small island stays whole",
			[]Point{{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0}},
			[]Point{{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0}},
			0.1,
		},
		{
			"a large island is thinned",
			[]Point{{0, 0}, {5, 0.01}, {10, 0}, {10, 10}, {5, 10}, {0, 10}, {0, 0}},
			[]Point{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}},
			0.1,
		},
		{"the same point twice", []Point{{1, 1}, {1, 1}}, []Point{{1, 1}, {1, 1}}, 0.1},
	} {
		if got := Line(test.in, test.tolerance); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestLineManyEqualPoints(t *testing.T) {
	same := make([]Point, 1000)
	if got := Line(same, 0); len(got) == 0 {
		t.Error("no point left of a thousand equal ones")
	}
}

package draw

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// sheets are the three lists of colours of a style sheet: light, dark by the
// system's wish, dark by the reader's.
func sheets(t *testing.T, file string) []map[string][3]float64 {
	t.Helper()
	css, err := os.ReadFile("../static/" + file)
	if err != nil {
		t.Fatal(err)
	}
	light, dark := map[string][3]float64{}, map[string][3]float64{}
	for _, f := range regexp.MustCompile(`--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);`).FindAllStringSubmatch(string(css), -1) {
		light[f[1]], dark[f[1]] = linear(t, f[2]), linear(t, f[3])
	}
	if len(light) == 0 {
		t.Fatalf("%s has no colours for light and dark", file)
	}
	return []map[string][3]float64{light, dark}
}

// linear takes a colour to linear light.
func linear(t *testing.T, hex string) [3]float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	var out [3]float64
	for i := range out {
		c := float64(n>>(16-8*i)&255) / 255
		if out[i] = c / 12.92; c > 0.04045 {
			out[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return out
}

// contrast is that of WCAG 2.2.
func contrast(a, b [3]float64) float64 {
	light := func(c [3]float64) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] + 0.05 }
	return max(light(a), light(b)) / min(light(a), light(b))
}

type matrix [3][3]float64

func (m matrix) of(v [3]float64) (out [3]float64) {
	for i := range m {
		for j := range v {
			out[i] += m[i][j] * v[j]
		}
	}
	return out
}

// eyes are how colours look to most people and to those without red or green
// cones: Machado, Oliveira and Fernandes (2009), "A physiologically-based model
// for simulation of color vision deficiency", severity 1.
var eyes = map[string]matrix{
	"all cones":      {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"no red cones":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"no green cones": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

// apart is the distance of two colours in Oklab (Ottosson 2020).
func apart(a, b [3]float64) float64 {
	lab := func(c [3]float64) [3]float64 {
		lms := matrix{
			{0.4122214708, 0.5363325363, 0.0514459929},
			{0.2119034982, 0.6806995451, 0.1073969566},
			{0.0883024619, 0.2817188376, 0.6299787005},
		}.of(c)
		for i := range lms {
			lms[i] = math.Cbrt(math.Max(0, lms[i]))
		}
		return matrix{
			{0.2104542553, 0.7936177850, -0.0040720468},
			{1.9779984951, -2.4285922050, 0.4505937099},
			{0.0259040371, 0.7827717662, -0.8086757660},
		}.of(lms)
	}
	p, q := lab(a), lab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

func TestColours(t *testing.T) {
	all, base := sheets(t, "draw.css"), sheets(t, "base.css")
	for i, sheet := range all {
		theme := []string{"light", "dark"}[i]
		for _, scale := range []struct {
			letter string
			n      int
		}{{"s", colours}, {"f", 5}} {
			for a := range scale.n {
				name := fmt.Sprint("draw-", scale.letter, a)
				for _, ground := range []string{"paper", "card"} {
					if got := contrast(sheet[name], base[i][ground]); got < 3 {
						t.Errorf("%s: %s on %s has a contrast of %.2f, want 3", theme, name, ground, got)
					}
				}
				for b := range a {
					other := fmt.Sprint("draw-", scale.letter, b)
					for eye, see := range eyes {
						if got := apart(see.of(sheet[name]), see.of(sheet[other])); got < 0.09 {
							t.Errorf("%s: %s and %s are %.3f apart for %s, want 0.09", theme, name, other, got, eye)
						}
					}
				}
			}
		}
	}
}

package web

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// least are the contrasts that WCAG 2.2 asks for at level AA: of text (1.4.3) and
// of marks that carry a meaning (1.4.11).
const (
	leastOfText  = 4.5
	leastOfMarks = 3.0
)

// kinds of what is marked in a text; each has a colour and a wash.
var markedKinds = []string{"actor", "time", "place", "encounter", "statement", "formula"}

// TestColoursCanBeToldApart holds the colours of base.css, in either theme, to
// WCAG: every one on every ground it is used on.
func TestColoursCanBeToldApart(t *testing.T) {
	css, err := os.ReadFile("static/base.css")
	if err != nil {
		t.Fatal(err)
	}
	themes := themesOf(t, string(css))
	for name, tokens := range themes {
		hold := func(least float64, ink string, grounds ...string) {
			t.Helper()
			for _, ground := range grounds {
				if got := contrast(t, tokens[ink], tokens[ground]); got < least {
					t.Errorf("%s: --%s (%s) on --%s (%s) has %.2f, %.1f is needed", name, ink, tokens[ink], ground, tokens[ground], got, least)
				}
			}
		}
		papers := []string{"paper", "card", "sunk", "accent-wash"}
		for _, ink := range []string{"ink", "soft", "accent"} {
			hold(leastOfText, ink, papers...)
		}
		hold(leastOfMarks, "control", papers...) // the edge of a field to fill in
		hold(leastOfText, "good", "paper", "card")
		hold(leastOfText, "bad", "paper", "card")
		hold(leastOfText, "accent-ink", "accent")
		hold(leastOfText, "at-ink", "at")
		for _, kind := range markedKinds {
			wash := "w-" + kind
			hold(leastOfText, "ink", wash)
			hold(leastOfText, "k-"+kind, "paper", "card", "sunk", wash)
			// Names, times and places stand within statements and phrases.
			hold(leastOfText, "k-"+kind, "w-statement", "w-formula")
			hold(leastOfMarks, "k-"+kind, "w-encounter", "w-place")
		}
	}
}

// themesOf are the tokens of the light theme and of the dark one.
func themesOf(t *testing.T, css string) map[string]map[string]string {
	t.Helper()
	light, dark := make(map[string]string), make(map[string]string)
	_, rest, _ := strings.Cut(css, ":root {")
	block, _, _ := strings.Cut(rest, "}")
	for _, m := range regexp.MustCompile(`--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`).FindAllStringSubmatch(block, -1) {
		light[m[1]], dark[m[1]] = m[2], m[3]
	}
	if len(light) == 0 {
		t.Fatal("base.css has no colours for light and dark")
	}
	return map[string]map[string]string{"light": light, "dark": dark}
}

// contrast is the contrast ratio of WCAG 2.2 of two colours, "#8f2430".
func contrast(t *testing.T, one, other string) float64 {
	t.Helper()
	a, b := luminance(t, one), luminance(t, other)
	return (max(a, b) + .05) / (min(a, b) + .05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, colour string) (sum float64) {
	t.Helper()
	if len(colour) != 7 {
		t.Fatalf("%q is no colour", colour)
	}
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}} {
		if got := contrast(t, c.one, c.other); math.Abs(got-c.want) > .005 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.one, c.other, got, c.want)
		}
	}
}

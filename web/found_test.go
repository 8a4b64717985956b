package web

import "testing"

func TestTwoSidesAreRecognized(t *testing.T) {
	for q, want := range map[string]string{
		"China, India":           "/dyads/CHN/IND",
		"China and South Korea":  "/dyads/CHN/KOR",
		"South Korea Japan":      "/dyads/KOR/JPN",
		"chn ind":                "/dyads/CHN/IND",
		"china india":            "/dyads/CHN/IND",
		"EU–China":               "/dyads/EU/CHN",
		"United States vs. Iran": "/dyads/USA/IRN",
		"China":                  "",
		"China, China":           "",
		"Chinese trade":          "",
		"China trade":            "",
		"talks with India":       "",
		"grain OR wheat":         "",
		"in and of":              "",
	} {
		got := ""
		if pair := pairNamed(q); pair != nil {
			got = pair.Href
		}
		if got != want {
			t.Errorf("%q leads to %q, want %q", q, got, want)
		}
	}
}

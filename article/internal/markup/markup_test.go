package markup

import (
	"strings"
	"testing"
)

func TestTimesAreWrittenInOneForm(t *testing.T) {
	for in, want := range map[string]string{
		"2026-01-06T08:30:15+08:00":          "2026-01-06T08:30+08:00",
		"2026-01-06T08:30:15.123Z":           "2026-01-06T08:30Z",
		"2026-01-06 08:30:00":                "2026-01-06T08:30",
		"2026-01-06T08:30:00+0000":           "2026-01-06T08:30Z",
		"2026-01-06T08:30-05":                "2026-01-06T08:30-05:00",
		"20260106T083000Z":                   "2026-01-06T08:30Z",
		"20260106083000":                     "2026-01-06T08:30",
		"20260106":                           "2026-01-06",
		"2026-01-06":                         "2026-01-06",
		"2026-01-06T00:00:00Z":               "2026-01-06", // a system that knows the day alone
		"2026-01-06T25:00:00Z":               "2026-01-06",
		"2026-02-30":                         "", // no such day
		"Tue, 06 Jan 2026 08:30:00 +0800":    "2026-01-06T08:30+08:00",
		"Tue, 06 Jan 2026 08:30:00 GMT":      "2026-01-06T08:30Z",
		"Tue, 06 Jan 2026 08:30:00 XYZ":      "2026-01-06T08:30", // a zone of no known offset
		"1767688200":                         "2026-01-06T08:30Z",
		"1767688200000":                      "2026-01-06T08:30Z",
		"17":                                 "",                      // a number that is no time
		"6 January 2026, 08:30":              "6 January 2026, 08:30", // left to the reader of dates
		" 2026-01-06 ":                       "2026-01-06",
		strings.Repeat("January 6 2026 ", 9): "",
	} {
		if got := normalDate(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAddressesAndLanguages(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/1": "https://a.example/1", "/1": "", "javascript:void(0)": "", "ftp://a.example": "", "https://": "", "%zz": "",
	} {
		if got := address(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"en-GB": "en", "zh_Hans": "zh", "EN": "en", "english": "", "": "", "e1": ""} {
		if got := language(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestMarkdownIsTold(t *testing.T) {
	for text, want := range map[string]bool{
		"---\ntitle: A\n---\ntext":    true,
		"\n+++\na = 1\n+++\ntext":     true,
		"---\r\ntitle: A\r\n---\r\nx": true,
		"# A title\n\ntext":           true,
		"# A title\ntext":             false, // a list of hashtags, a comment
		"---\ntext\n---\ntext":        false, // lines drawn around a heading
		"---\ntitle: A\ntext":         false,
		"#hashtag\n\ntext":            false,
		"text\n\n# A title":           false,
		"----\na: b\n----\n":          false,
	} {
		if got := IsMarkdown(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestDataFilesAreWellFormed(t *testing.T) {
	n, err := loadNames()
	if err != nil {
		t.Fatal(err)
	}
	for _, where := range []map[string][]string{n.json, n.meta} {
		for name, keys := range where {
			seen := map[string]bool{}
			for _, key := range keys {
				if seen[key] || key != strings.ToLower(key) {
					t.Errorf("%s: %q stands twice or is not in lower case", name, key)
				}
				seen[key] = true
			}
		}
	}
	for _, name := range []string{"title", "body", "published", "url", "list", "kind", "nest", "value", "blurb"} {
		if len(n.json[name]) == 0 {
			t.Errorf("no key for %s", name)
		}
		for _, key := range n.json[name] {
			if name != "value" && key != plainKey(key) {
				t.Errorf("%s: %q is not in plain form", name, key)
			}
		}
	}
	if len(notices()) == 0 {
		t.Error("no notices")
	}
}

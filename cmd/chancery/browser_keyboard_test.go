package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keyboardScript looks at the page shown; its head tells what it leaves behind.
//
//go:embed testdata/keyboard.js
var keyboardScript string

// walked is what the script saw of one page.
type walked struct {
	Controls []string `json:"controls"` // that a pointer can use, in the order of the page
	Reached  []int    `json:"reached"`  // their numbers, as the key came to them
	Unseen   []int    `json:"unseen"`   // reached without showing it
	Nameless []string `json:"nameless"` // controls that do not say what they do
	Faults   []string `json:"faults"`   // of landmarks and headings
}

// TestKeyboard goes through a page of each kind with the Tab key alone: each link,
// button, input and summary is reached, in the order of the page, and shows it.
func TestKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	site := startSite(t)
	b := startBrowser(t, site.base)
	document, encounter := b.findTwo()
	id := strings.TrimPrefix(encounter, "/encounters/")

	t.Run("the first key leads past the menu", func(t *testing.T) {
		b.t = t
		b.open("/events")
		b.do(chromedp.KeyEvent(kb.Tab))
		if at := get(b, chromedp.Evaluate[string](`document.activeElement.className + " " + (document.activeElement.getBoundingClientRect().left >= 0)`)); at != "skip true" {
			t.Errorf("the first key leads to %q", at)
		}
		b.do(chromedp.KeyEvent(kb.Enter))
		if at := get(b, chromedp.Evaluate[string]("document.activeElement.id")); at != "main" {
			t.Errorf("the way past the menu leads to %q", at)
		}
	})
	t.Run("what is folded opens by key", func(t *testing.T) {
		b.t = t
		b.open("/events")
		get(b, chromedp.Evaluate[bool](`(document.querySelector(".filters summary").focus(), true)`))
		b.do(chromedp.KeyEvent(kb.Enter))
		if !get(b, chromedp.Evaluate[bool](`document.querySelector(".filters details").open`)) {
			t.Error("the form that narrows a list does not open by key")
		}
	})
	b.t = t
	pages := []string{
		"/", document, b.findVersions(), encounter, "/compare?encounter=" + id, "/compare?encounter=" + id + "&against=last",
		"/encounters?country=CHN&limit=5", "/statements?act=pledge&limit=5", "/events?actor=CHN&limit=5", "/documents?limit=5", "/actors?limit=5", "/dyads", "/search",
		"/actors/jinping-xi.chn", "/actors/CHN", "/dyads/CHN/USA", "/formulae?limit=5", "/formulae/one-china-policy", "/formulae/alerts?limit=3",
		"/map?country=CHN", "/search?q=cooperation&limit=5", "/accuracy", "/login",
	}
	for _, path := range pages {
		t.Run(path, func(t *testing.T) {
			b.t = t
			b.walk(path)
		})
	}
	for _, path := range []string{"/nothing", "/documents/none/versions", "/encounters?from=lastweek"} {
		t.Run(path, func(t *testing.T) {
			b.t = t
			b.fails(path, b.walk)
		})
	}
	b.t = t
	b.logIn()
	for _, path := range []string{"/review", "/review?of=near", "/review?of=phrase", "/corrections", document, encounter} {
		t.Run("reviewer "+path, func(t *testing.T) {
			b.t = t
			b.walk(path)
		})
	}
}

// walk opens a page and what is folded on it, goes through it by key and tells what
// was not as it should be.
func (b *browser) walk(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.base+path), chromedp.WaitReady(chromedp.CSS("body")))
	n := get(b, chromedp.Evaluate[int](keyboardScript+"; begin()"))
	if n == 0 {
		b.t.Fatal("the page has no control")
	}
	for left := n + 5; left > 0; left -= 100 { // a few more: what scrolls may be a stop too
		b.do(chromedp.KeyEvent(strings.Repeat(kb.Tab, min(left, 100))))
	}
	w := get(b, chromedp.Evaluate[walked]("end()"))
	reached := make(map[int]bool)
	for _, i := range w.Reached {
		reached[i] = true
	}
	for i, control := range w.Controls {
		if !reached[i] {
			b.t.Errorf("%s is not reached by key", control)
		}
	}
	for _, i := range w.Unseen {
		b.t.Errorf("%s does not show that it has the focus", w.Controls[i])
	}
	if round := slices.Index(w.Reached[min(1, len(w.Reached)):], 0); round >= 0 {
		w.Reached = w.Reached[:round+1] // and from the beginning again
	}
	if !slices.IsSorted(w.Reached) {
		b.t.Errorf("the order of keys is not that of the page: %v", w.Reached)
	}
	for _, s := range append(w.Nameless, w.Faults...) {
		b.t.Error(s)
	}
	b.t.Log(fmt.Sprint(len(w.Controls)), "controls")
}

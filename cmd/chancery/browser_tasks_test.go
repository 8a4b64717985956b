package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// addLong adds a story with a word that no line holds.
func addLong(t *testing.T, db string) {
	t.Helper()
	word := strings.Repeat("Unterbeamtengesellschaft", 12)
	story := map[string]string{
		"headline": word + " meets counterpart", "publisher": word,
		"articleBody": "Foreign Minister Karla Unterbeamtengesellschaftswerkhauptbetriebsschifffahrt of Austria met Foreign Minister Juhani Virtanen of Finland in Vienna on March 4, 2025.\n\n" +
			"She said that Austria supports " + word + ".",
	}
	body, err := json.Marshal(story)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "long.json")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("chancery", "add", "--quiet", "--archive", db, file).CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
}

// tasks are what people come to the pages for, done by links alone.
func tasks(t *testing.T, b *browser) {
	t.Run("two countries in a year, and the words of a date", func(t *testing.T) {
		b.t = t
		b.do(chromedp.EmulateViewport(1280, 900))
		b.open("/")
		b.do(chromedp.SendKeys(chromedp.CSS(`.pairing input[name="a"]`), "China"), chromedp.SendKeys(chromedp.CSS(`.pairing input[name="b"]`), "india"))
		b.click(".pairing button")
		if here := b.here(); here != "/dyads/CHN/IND" {
			t.Fatalf("the two sides lead to %s", here)
		}
		b.click(`.facts a[href^="/encounters?"]`)
		b.click(`.facets a[href*="from=2024"]`)
		if got := strings.Fields(b.text(".chips")); !slices.Contains(got, "2024") {
			t.Errorf("the list is of %q", got)
		}
		b.click(".rows .who a")
		b.click(".facts .proof")
		if got := b.marked(); got == "" || !strings.Contains(b.here(), "?at=") {
			t.Errorf("the date leads to %s, where %q is marked", b.here(), got)
		}
		// By script: the page is still on its way to the marked words.
		get(b, chromedp.Evaluate[bool](`(document.querySelector('.facts a[href="#cite"]').click(), true)`))
		b.do(chromedp.WaitReady(chromedp.CSS("#cite[open]")))
		if got := get(b, chromedp.Evaluate[string](`document.getElementById("cite-plain").textContent`)); !strings.Contains(got, b.marked()) || !strings.Contains(got, "characters") {
			t.Errorf("the words are cited as %q", got)
		}
	})
	t.Run("a name typed in the search leads to its feed", func(t *testing.T) {
		b.t = t
		b.open("/search?q=xi+jinping")
		b.click(".found a.name")
		if here := b.here(); here != "/actors/jinping-xi.chn" {
			t.Errorf("the name leads to %s", here)
		}
		if href := b.first(`.follow a[href*=".ics"]`); !strings.Contains(href, "who=") {
			t.Errorf("the calendar is %s", href)
		}
	})
	t.Run("a country's list is narrowed to the other side", func(t *testing.T) {
		b.t = t
		b.open("/statements?country=CHN")
		b.do(chromedp.Click(`//nav[contains(@class,"facets")]//summary[.="To or about"]/following-sibling::ul//a[contains(@href,"dyad=CHN")]`), chromedp.Sleep(300*time.Millisecond), chromedp.WaitReady(chromedp.CSS(".chips")))
		if got := b.text(".chips"); !strings.Contains(got, "China to ") {
			t.Errorf("the list is of %q", got)
		}
	})
}

// onPhone reads a story on a small screen.
func onPhone(t *testing.T, b *browser, document string) {
	b.t = t
	b.do(chromedp.EmulateViewport(360, 740))
	b.open(document)
	shown := func() string {
		return get(b, chromedp.Evaluate[string](`(() => { const p = document.querySelector(".pop.sheet"); return p && !p.hidden ? p.innerText : ""; })()`))
	}
	b.do(chromedp.ScrollIntoView(chromedp.CSS(".body a.k-statement")), chromedp.Click(chromedp.CSS(".body a.k-statement")), chromedp.Sleep(200*time.Millisecond))
	if got := shown(); !strings.Contains(got, "speaker") {
		t.Errorf("a tap on a statement shows %q", got)
	}
	if here := get(b, chromedp.Location()); strings.Contains(here, "#") {
		t.Errorf("a tap leads away from the place in the text, to %s", here)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if got := shown(); got != "" {
		t.Errorf("after Escape there is %q", got)
	}
	if on := get(b, chromedp.Evaluate[bool](`document.activeElement.matches(".body a.k-statement")`)); !on {
		t.Error("after Escape the focus is not where it was")
	}
	b.open("/encounters?country=CHN")
	b.do(chromedp.Click(chromedp.CSS(".by > summary")), chromedp.WaitVisible(chromedp.CSS(".facets a")))
	b.do(chromedp.EmulateViewport(1280, 900))
}

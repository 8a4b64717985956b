package main

import (
	"strings"

	"github.com/chromedp/chromedp"
)

// reviewInBrowser logs in, corrects a date on the form that its document leads to,
// and reviews by keyboard.
func reviewInBrowser(b *browser, document string) {
	b.t.Helper()
	b.logIn()

	b.open(document)
	b.click(`.entry[open] a.pen[href*="field=date"]`)
	b.do(chromedp.KeyEvent("e"))
	if on := get(b, chromedp.Evaluate[string]("document.activeElement.id")); on != "value" {
		b.t.Errorf("e leads to %q, not to the value", on)
	}
	b.do(chromedp.SetValue(chromedp.CSS("#value"), "2025-01"), chromedp.SendKeys(chromedp.CSS("#reason"), "seen in the gazette"))
	b.do(chromedp.Click(chromedp.CSS("#rule button.do")), chromedp.WaitVisible(chromedp.CSS("#told p")))
	if got := b.text("#told"); !strings.Contains(got, "Changed. Kept as correction") {
		b.t.Errorf("the page says %q", got)
	}
	if here := b.here(); here != document {
		b.t.Errorf("a correction leads back to %s, not %s", here, document)
	}
	if got := b.text(".entries"); !strings.Contains(got, "January 2025") {
		b.t.Error("the date is not what was typed")
	}

	b.click(`.entry[open] a.tag.human`)
	if here := b.here(); here != "/corrections" {
		b.t.Errorf("what a person ruled leads to %s", here)
	}
	if got := b.text(".rulings > li:target"); !strings.Contains(got, "Ida Noor") || !strings.Contains(got, "seen in the gazette") {
		b.t.Errorf("it is told of as %q", got)
	}
	b.do(chromedp.Click(chromedp.CSS(`.rulings > li:target button`)), chromedp.WaitVisible(chromedp.CSS("#told p")))
	if got := b.text("#told"); !strings.Contains(got, "Withdrawn") {
		b.t.Errorf("after it was taken back the page says %q", got)
	}

	b.open("/review?of=abstention")
	name := func() string {
		return get(b, chromedp.Evaluate[string](`document.activeElement.closest("[data-item]")?.innerText ?? ""`))
	}
	b.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("j"))
	second := name()
	if second == "" || second != get(b, chromedp.Evaluate[string](`document.querySelectorAll("[data-item]")[1].innerText`)) {
		b.t.Fatalf("j twice leads to %q", second)
	}
	b.do(chromedp.KeyEvent("c"), chromedp.WaitVisible(chromedp.CSS("#told p")))
	if got := b.text("#told"); !strings.Contains(got, "Confirmed. Kept as correction") {
		b.t.Errorf("after c the page says %q", got)
	}
	if got := name(); got == second || got == "" {
		b.t.Errorf("after c the work goes on at %q", got)
	}
	b.do(chromedp.KeyEvent("o"), chromedp.WaitVisible(chromedp.CSS("#at")))
	pictures := func(list ...[2]string) {
		for _, p := range list {
			for _, width := range []int64{1280, 360} {
				for _, scheme := range []string{"light", "dark"} {
					b.picture(p[0], p[1], width, scheme)
				}
			}
		}
	}
	pictures([2]string{"near", "/review?of=near&dyad=BDI,FIN"})
	b.do(chromedp.KeyEvent("j"))
	if got := name(); !strings.Contains(got, "same day") {
		b.t.Errorf("j leads to %q, not to what was nearly joined", got)
	}
	b.do(chromedp.KeyEvent("c"), chromedp.WaitVisible(chromedp.CSS("#told p")))
	if got := b.text("#told"); !strings.Contains(got, "Joined. Kept as correction") {
		b.t.Errorf("after c the page says %q", got)
	}
	pictures([][2]string{{"review", "/review"}, {"phrases", "/review?of=phrase"}, {"corrections", "/corrections"}, {"correct", document + "/correct?thing=e1&field=date"}}...)
}

// logIn makes a reviewer of the browser.
func (b *browser) logIn() {
	b.t.Helper()
	b.open("/login")
	b.do(chromedp.SendKeys(chromedp.CSS("#name"), "Ida Noor"), chromedp.SendKeys(chromedp.CSS("#token"), testToken))
	b.click(`form.rule button[type="submit"]`)
	if here := b.here(); here != "/review" {
		b.t.Fatalf("logging in leads to %s", here)
	}
}

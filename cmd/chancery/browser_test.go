package main

import (
	"bufio"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"chancery/archive"
	"chancery/archive/archivetest"
)

const testToken = "a token for this test alone"

// site is a server of the examples, run as a user runs it.
type site struct{ base string }

// startSite adds the examples to an archive and serves it until the test ends.
func startSite(t *testing.T) *site {
	t.Helper()
	db := filepath.Join(t.TempDir(), "site.db")
	stories, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(stories) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	accounts, err := filepath.Glob("../../examples/accounts/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	add := exec.Command("chancery", append([]string{"add", "--quiet", "--archive", db}, append(stories, accounts...)...)...)
	if out, err := add.CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
	addNearly(t, db)
	addVersions(t, db)
	addLong(t, db)
	serve := exec.Command("chancery", "serve", "--archive", db, "--listen", "127.0.0.1:0", "--formulae", filepath.Join(t.TempDir(), "mine.tsv"))
	serve.Env = append(os.Environ(), "CHANCERY_TOKEN="+testToken)
	serve.Stderr = os.Stderr
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = serve.Process.Signal(os.Interrupt)
		if err := serve.Wait(); err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	base := regexp.MustCompile(`http://\S+`).FindString(line)
	if base == "" {
		t.Fatalf("serve said %q (%v)", line, err)
	}
	return &site{base}
}

// addNearly adds two reports that nearly are of one encounter.
func addNearly(t *testing.T, db string) {
	t.Helper()
	a, err := archive.Open(t.Context(), db, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, r := range archivetest.Nearly() {
		if _, err := a.Add(t.Context(), archivetest.Prepare(t, r, archive.Source{Input: r.Document.Title.Exact})); err != nil {
			t.Fatal(err)
		}
	}
}

// addVersions adds two texts that stood at one address.
func addVersions(t *testing.T, db string) {
	t.Helper()
	for i, met := range []string{"met with", "held talks with"} {
		file := filepath.Join(t.TempDir(), fmt.Sprintf("version%d.json", i))
		text := fmt.Sprintf(`{"url": "https://mfa.example/readout", "headline": "Berg and Iwaya meet in Tokyo", "publisher": "Ministry of Foreign Affairs of Sweden",
			"articleBody": "Foreign Minister Anna Berg of Sweden %s Foreign Minister Takeshi Iwaya of Japan in Tokyo on March 4, 2025.\n\nThey exchanged views on trade."}`, met)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("chancery", "add", "--quiet", "--archive", db, file).CombinedOutput(); err != nil {
			t.Fatalf("add: %v\n%s", err, out)
		}
	}
}

// browser is a real one; what it complains of fails the test.
type browser struct {
	t    *testing.T
	ctx  context.Context
	base string
	mu   sync.Mutex
	bad  []string
	// failing is the address of a page that is to answer with an error.
	failing string
}

// browsers are the names under which systems install it.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

func startBrowser(t *testing.T, base string) *browser {
	t.Helper()
	path := ""
	for _, name := range browsers {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("no Chromium on this machine; .ci/run installs it")
		}
		t.Skip("no Chromium on this machine: the pages are not tried in a browser")
	}
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("hide-scrollbars", true))...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx, base: base}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatal(err)
	}
	b.do(command(network.Enable, network.EnableParams{}), command(cdplog.Enable, cdp.Empty{}), command(runtime.Enable, cdp.Empty{}))
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, s := range b.bad {
			t.Error(s)
		}
	})
	return b
}

// watch notes errors of the console and requests that leave the site.
func (b *browser) watch(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		if u := ev.Request.URL; !strings.HasPrefix(u, b.base) && !strings.HasPrefix(u, "data:") {
			b.bad = append(b.bad, "a request left the site: "+u)
		}
	case *runtime.EventExceptionThrown:
		b.bad = append(b.bad, "script failed: "+ev.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			b.bad = append(b.bad, fmt.Sprintf("console: %s", ev.Args[0].Value))
		}
	case *cdplog.EventEntryAdded:
		if b.failing != "" && ev.Entry.URL == b.base+b.failing {
			return
		}
		if ev.Entry.Level == cdplog.EntryLevelError || ev.Entry.Level == cdplog.EntryLevelWarning {
			b.bad = append(b.bad, "console: "+ev.Entry.Text+" "+ev.Entry.URL)
		}
	}
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// get runs an action that gives something back.
func get[T any](b *browser, a chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// command makes an action of a command of the protocol whose answer is not
// needed.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// open goes to a page and waits until it stands.
func (b *browser) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.base+path), chromedp.WaitReady(chromedp.CSS("main")))
}

// text is what an element shows.
func (b *browser) text(selector string) string {
	b.t.Helper()
	return strings.TrimSpace(get(b, chromedp.Text(chromedp.CSS(selector))))
}

// here is the address of the page shown, from its path on.
func (b *browser) here() string {
	b.t.Helper()
	u, err := url.Parse(get(b, chromedp.Location()))
	if err != nil {
		b.t.Fatal(err)
	}
	return u.RequestURI()
}

// fails opens a page that answers with an error, and looks at it.
func (b *browser) fails(path string, look func(path string)) {
	b.t.Helper()
	b.mu.Lock()
	b.failing = path
	b.mu.Unlock()
	look(path)
}

// findVersions is the page of the texts of an address that has two.
func (b *browser) findVersions() string {
	b.t.Helper()
	b.open("/documents?source=mfa.example")
	return b.first(".rows .who a") + "/versions"
}

// findLong is the document with a word that no line holds.
func (b *browser) findLong() string {
	b.t.Helper()
	b.open("/search?q=Unterbeamtengesellschaft*")
	return b.first(".rows .who a")
}

// first is the address that the first element of a kind leads to.
func (b *browser) first(selector string) string {
	b.t.Helper()
	href := get(b, chromedp.AttributeValue(chromedp.CSS(selector), "href"))
	if !href.Exists {
		b.t.Fatalf("%s leads nowhere", selector)
	}
	return href.Value
}

// click follows a link or presses a button, and waits for the page that comes.
func (b *browser) click(selector string) {
	b.t.Helper()
	b.do(chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)), chromedp.Sleep(300*time.Millisecond),
		chromedp.WaitReady(chromedp.CSS("main")))
}

// picture checks that a page fits a width, in light or dark, and writes what it
// looks like to the folder that CHANCERY_SCREENSHOTS names.
func (b *browser) picture(name, path string, width int64, scheme string) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900), command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}))
	b.open(path)
	if wide := get(b, chromedp.Evaluate[int64]("document.documentElement.scrollWidth")); wide > width {
		b.t.Errorf("%s is %d pixels wide at %d", path, wide, width)
	}
	folder := os.Getenv("CHANCERY_SCREENSHOTS")
	if folder == "" {
		return
	}
	file := filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
	if err := os.WriteFile(file, get(b, chromedp.CaptureScreenshot()), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// findTwo finds a document and an encounter of the examples, on a screen of a desk.
func (b *browser) findTwo() (document, encounter string) {
	b.do(chromedp.EmulateViewport(1280, 900))
	b.open("/search?q=cooperation")
	document, _, _ = strings.Cut(b.first(".rows .who a"), "?")
	b.open("/encounters?dyad=CHN,IND&place=Kazan&order=oldest")
	return document, b.first(".rows .who a")
}

// TestBrowser uses the site as people do, in a real browser.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	site := startSite(t)
	b := startBrowser(t, site.base)

	document, encounter := b.findTwo()

	t.Run("an encounter's date opens its words", func(t *testing.T) {
		b.t = t
		b.open(encounter)
		want := get(b, chromedp.Evaluate[string](`[...document.querySelectorAll("dl.fields dt")].find((e) => e.innerText === "date").nextElementSibling.querySelector(".proof").innerText`))
		b.do(chromedp.Click(`//dl[contains(@class,"fields")]/dt[.="date"]/following-sibling::dd[1]/a[contains(@class,"proof")]`))
		b.do(chromedp.WaitVisible(chromedp.CSS("#at")))
		if got := b.marked(); strings.Trim(want, "“”") != got {
			t.Errorf("the date rests on %s, the words marked in the text are %q", want, got)
		}
		if here := b.here(); !strings.Contains(here, "?at=") {
			t.Errorf("the words have no address of their own: %s", here)
		}
	})
	t.Run("a person leads to whom they met", func(t *testing.T) {
		b.t = t
		b.open(encounter)
		b.click(".parties .who a")
		if !strings.HasPrefix(b.here(), "/actors/") {
			t.Fatalf("a participant leads to %s", b.here())
		}
		if n := len(b.text("#met tbody")); n == 0 {
			t.Error("nobody is listed whom they met")
		}
	})
	t.Run("search finds the words, a filter narrows a list", func(t *testing.T) {
		b.t = t
		b.open("/")
		b.do(chromedp.KeyEvent("/"))
		if on := get(b, chromedp.Evaluate[string]("document.activeElement.id")); on != "q" {
			t.Errorf("/ leads to %q, not to the search", on)
		}
		get(b, chromedp.Evaluate[bool](`(document.getElementById("q").value = "mutual respect", document.querySelector("form.find").requestSubmit(), true)`))
		b.do(chromedp.Sleep(300*time.Millisecond), chromedp.WaitReady(chromedp.CSS(".rows mark")))
		if got := strings.ToLower(b.text(".rows mark")); !strings.Contains("mutual respect", got) {
			t.Errorf("the search marks %q", got)
		}
		b.open("/encounters")
		all := b.text(".total")
		b.click(".facets a")
		if b.text(".chips") == "" || b.text(".total") == all {
			t.Errorf("a facet does not narrow: %q", b.text(".total"))
		}
	})
	tasks(t, b)
	t.Run("a story on a phone", func(t *testing.T) { onPhone(t, b, document) })
	b.t = t
	t.Run("a reviewer corrects, and reviews by keyboard", func(t *testing.T) {
		b.t = t
		reviewInBrowser(b, document)
	})
	t.Run("every page at two widths, light and dark", func(t *testing.T) {
		b.t = t
		b.do(chromedp.EmulateViewport(1280, 900))
		versions := b.findVersions()
		id := strings.TrimPrefix(encounter, "/encounters/")
		for _, p := range [][2]string{
			{"home", "/"},
			{"document", document},
			{"versions", versions},
			{"encounter", encounter},
			{"compare", "/compare?encounter=" + id},
			{"against", "/compare?encounter=" + id + "&against=last"},
			{"encounters", "/encounters?country=CHN"},
			{"statements", "/statements?act=pledge"},
			{"events", "/events?actor=CHN"},
			{"documents", "/documents"},
			{"actors", "/actors"},
			{"pairs", "/dyads"},
			{"long", b.findLong()},
			{"person", "/actors/jinping-xi.chn"},
			{"country", "/actors/CHN"},
			{"dyad", "/dyads/CHN/USA"},
			{"formulae", "/formulae"},
			{"formula", "/formulae/one-china-policy"},
			{"alerts", "/formulae/alerts"},
			{"map", "/map"},
			{"search", "/search?q=cooperation"},
			{"syntax", "/search"},
			{"nothing", "/encounters?country=CHN&from=1901&to=1902"},
			{"accuracy", "/accuracy"},
			{"login", "/login"},
		} {
			for _, width := range []int64{1280, 360} {
				for _, scheme := range []string{"light", "dark"} {
					b.picture(p[0], p[1], width, scheme)
				}
			}
		}
		for _, width := range []int64{1280, 360} {
			b.fails("/nothing", func(path string) { b.picture("missing", path, width, "light") })
		}
	})
}

// marked are the words that an address with ?at= asks for.
func (b *browser) marked() string {
	b.t.Helper()
	return get(b, chromedp.Evaluate[string](`[...document.querySelectorAll(".k-at")].map((e) => e.textContent).join("")`))
}

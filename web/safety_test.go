package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"chancery/archive"
	"chancery/internal/address"
)

// pageAddresses fills the patterns of the server's pages with what an archive
// holds. A pattern with a part that it does not know fails the test: say there
// what the part stands for.
func pageAddresses(s *site) (list []string) {
	s.Helper()
	of := map[string][]string{"/static/": {"base.css", "../server.go", "..%2fserver.go"}}
	dossiers, err := s.archive.Dossiers(s.Context(), archive.Filter{})
	if err != nil {
		s.Fatal(err)
	}
	actors, err := s.archive.Actors(s.Context(), archive.Filter{})
	if err != nil {
		s.Fatal(err)
	}
	for _, d := range dossiers.Items {
		of["/encounters/"] = append(of["/encounters/"], d.ID, d.Lead.ID)
		of["/documents/"] = append(of["/documents/"], d.Lead.Document.ID)
	}
	for _, a := range actors.Items {
		of["/actors/"] = append(of["/actors/"], url.PathEscape(a.ID))
		of["/dyads/"] = append(of["/dyads/"], url.PathEscape(a.Country))
	}
	of["/dyads/"] = append(of["/dyads/"], url.PathEscape(tags))
	of["/formulae/"] = []string{url.PathEscape("we " + all), url.PathEscape("mutual respect")}
	part := regexp.MustCompile(`\{[a-zA-Z.]+\}`)
	for _, pattern := range s.server.patterns {
		method, path, ok := strings.Cut(pattern, " ")
		if !ok || method != http.MethodGet {
			continue
		}
		path = strings.TrimSuffix(path, "{$}")
		if !part.MatchString(path) {
			list = append(list, path)
			continue
		}
		values := of[path[:strings.IndexByte(path, '{')]]
		if len(values) == 0 {
			s.Errorf("what stands for the parts of %q?", pattern)
		}
		for i := range min(len(values), 12) {
			n := i
			list = append(list, part.ReplaceAllStringFunc(path, func(string) string {
				n++
				return values[(n-1)%len(values)]
			}))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// TestHostileStories opens every page of the site over hostile stories, follows
// every link, as reader and as reviewer, and looks at what browsers would make of
// the pages.
func TestHostileStories(t *testing.T) {
	s, id := hostileSite(t)
	if page := text(parsed(t, s.get("/documents/"+id))); !strings.Contains(page, `<xss xss="1"`) || !strings.Contains(page, "DROP TABLE") {
		t.Fatalf("the page of the hostile document does not show it:\n%s", page)
	}
	const most = 400
	for _, who := range []string{"reader", "reviewer"} {
		if who == "reviewer" {
			s.logIn()
		}
		queue, seen := pageAddresses(s), make(map[string]bool)
		for n := 0; n < len(queue) && n < most; n++ {
			path := queue[n]
			if seen[path] {
				continue
			}
			seen[path] = true
			for _, link := range s.visit(path) {
				if !seen[link] {
					queue = append(queue, link)
				}
			}
		}
		t.Logf("%d pages as %s", len(seen), who)
		if len(seen) < 40 {
			t.Errorf("only %d pages were found as %s", len(seen), who)
		}
	}
	if list, err := s.archive.Corrections(t.Context()); err != nil || len(list) != 2 {
		t.Errorf("following links changed something: %d corrections, %v", len(list), err)
	}
}

// visit opens a page, wants it to be harmless, and gives the links on it.
func (s *site) visit(path string) (links []string) {
	s.Helper()
	w := s.do("GET", path, "")
	if w.Code >= 500 {
		s.Errorf("%s: %d", path, w.Code)
	}
	h := w.Header()
	kind, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	if h.Get("Content-Security-Policy") != policy || h.Get("X-Content-Type-Options") != "nosniff" {
		s.Errorf("%s: headers %v", path, h)
	}
	switch {
	case w.Code == http.StatusSeeOther || w.Code == http.StatusMovedPermanently || w.Code == http.StatusTemporaryRedirect || w.Code == http.StatusFound:
		if to := h.Get("Location"); localPath(to, "") == "" {
			s.Errorf("%s leads away, to %q", path, to)
		} else {
			links = append(links, strings.Split(to, "#")[0])
		}
	case kind == "text/html":
		links = s.wantHarmless(path, w.Body.String())
	}
	return links
}

// wantHarmless parses a page as browsers do, wants nothing in it that the program
// did not put there, and gives the links of this site.
func (s *site) wantHarmless(path, page string) (links []string) {
	s.Helper()
	if i := strings.IndexFunc(page, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' }); i >= 0 {
		s.Errorf("%s: a control character: %q", path, page[i:min(i+20, len(page))])
	}
	doc := parsed(s.T, page)
	s.wantIsolated(path, doc)
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			s.Errorf("%s: a comment: %q", path, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "xss" || slices.Contains([]string{"iframe", "object", "embed", "base", "style", "meta refresh", "foreignobject"}, n.Data) {
			s.Errorf("%s: an element <%s>", path, n.Data)
		}
		src := ""
		for _, a := range n.Attr {
			switch {
			case a.Key == "xss" || a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" || a.Key == "formaction":
				s.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
			case a.Key == "src" || a.Key == "href" || a.Key == "action" || a.Key == "xlink:href" || a.Key == "poster":
				src = a.Val
				if link := s.wantLocal(path, n.Data, a.Val); link != "" {
					links = append(links, link)
				}
			}
		}
		if n.Data == "script" && (!strings.HasPrefix(src, "/static/") || n.FirstChild != nil) {
			s.Errorf("%s: a script that is not the site's own: %q", path, src)
		}
		if n.Data == "img" && !strings.HasPrefix(src, "/static/") {
			s.Errorf("%s: a picture that is not the site's own: %q", path, src)
		}
	}
	return links
}

// wantLocal wants an address to be of this site, or a link that people may follow
// to a page of another; it gives what can be visited.
func (s *site) wantLocal(path, element, to string) string {
	s.Helper()
	u, err := url.Parse(to)
	switch {
	case err != nil:
		s.Errorf("%s: an address that is none: %q", path, to)
	case u.Scheme == "" && u.Host == "" && (u.Path == "" || strings.HasPrefix(u.Path, "/")):
		base, _ := url.Parse(path)
		u = base.ResolveReference(u)
		u.Fragment, u.RawFragment = "", ""
		if element == "a" || element == "link" || element == "script" {
			return u.String()
		}
	case element == "a" && (u.Scheme == "https" || u.Scheme == "http"):
	default:
		s.Errorf("%s: <%s> leads to %q", path, element, to)
	}
	return ""
}

func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// TestHostileRequests asks every page with parameters that no page sends.
func TestHostileRequests(t *testing.T) {
	s, id := hostileSite(t)
	s.logIn()
	values := []string{
		strings.Repeat("x", 1500), "\xff\xfe", "a\x00b", quotes, tags, "-1", "99999999999999999999", "5-3", "0-999999999", `"unclosed`, "zz.zz.-1", "join.9.9", "2026-13-45", "*", "AND OR NOT (",
	}
	names := append(address.Parameters(), "q", "at", "of", "thing", "field", "next", "doc", "encounter", "sort", "page", "moved", "by")
	paths := []string{"/documents/..%2f..%2fetc%2fpasswd", "/actors/%00", "/documents/%ff", "/encounters/" + url.PathEscape(tags), "/nowhere/" + url.PathEscape(tags), "//evil.example/", "/static/..%2f..%2fgo.mod"}
	seen := map[string]bool{}
	for _, path := range pageAddresses(s) { // one address of each pattern
		if _, pattern := s.server.mux.Handler(must(http.NewRequest("GET", "http://localhost"+path, nil))); !seen[pattern] {
			seen[pattern] = true
			paths = append(paths, path)
		}
	}
	for _, path := range append(paths, "/documents/"+id) {
		s.visit(path)
		everything := url.Values{}
		for i, name := range names {
			for j, v := range values {
				if (i+j)%6 == 0 { // every value with many names, every name with several values
					s.visit(path + "?" + url.Values{name: {v}}.Encode())
				}
			}
			everything.Set(name, values[i%len(values)])
		}
		s.visit(path + "?" + everything.Encode())
		s.visit(path + "?%zz&=&;&a=%u0000")
	}
	if w := s.do("GET", "/search?q="+strings.Repeat("x", maxQuery), ""); w.Code != http.StatusRequestURITooLong {
		t.Errorf("an endless address: %d", w.Code)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestOtherNamesAreRefused(t *testing.T) {
	s := newSite(t, testToken)
	for host, status := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "LOCALHOST": 200,
		"evil.example": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example:8080": 421, "10.0.0.1": 421, "": 421,
	} {
		if w := s.do("GET", "/", "", "Host", host); w.Code != status {
			t.Errorf("asked as %q: %d, want %d", host, w.Code, status)
		}
	}
}

// TestForms posts to every form of the site as those would who may not.
func TestForms(t *testing.T) {
	s, id := hostileSite(t)
	var forms []string
	for _, pattern := range s.server.patterns {
		if path, ok := strings.CutPrefix(pattern, "POST "); ok {
			forms = append(forms, strings.ReplaceAll(path, "{id}", id))
		}
	}
	if len(forms) < 4 {
		t.Fatalf("only these forms were found: %q", forms)
	}
	body := url.Values{
		"thing": {"e1"}, "field": {"city"}, "verb": {"reject"}, "one": {id + "/e1"}, "other": {id + "/e1"}, "name": {"Ida"}, "token": {"a wrong phrase"}, "id": {"c0"},
	}.Encode()
	for _, path := range forms {
		if w := s.do("POST", path, body); w.Code != http.StatusForbidden && path != "/logout" {
			t.Errorf("%s without a login: %d", path, w.Code)
		}
	}
	s.logIn()
	for _, path := range forms {
		for _, headers := range [][]string{
			{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "http://evil.example"}, {"Origin", "null"}, {"Origin", "http://localhost:81"},
		} {
			if w := s.do("POST", path, body, headers...); w.Code != http.StatusForbidden {
				t.Errorf("%s from another site (%s): %d", path, headers, w.Code)
			}
		}
		if path == "/logout" { // it reads nothing
			continue
		}
		if w := s.do("POST", path, "reason="+strings.Repeat("x", maxBody)); w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("%s with too much: %d", path, w.Code)
		}
		if w := s.do("POST", path, "%zz=1;&"); w.Code < 400 || w.Code >= 500 {
			t.Errorf("%s with a broken form: %d", path, w.Code)
		}
	}
	if list, err := s.archive.Corrections(t.Context()); err != nil || len(list) != 2 {
		t.Errorf("something was kept: %d corrections, %v", len(list), err)
	}
	if s.cookies[sessionCookie] == "" {
		t.Error("another site logged the reviewer out")
	}
}

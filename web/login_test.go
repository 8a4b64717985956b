package web

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestLogIn(t *testing.T) {
	s := newSite(t, testToken)
	wantWords(t, s.get("/review"), "read-only for you", "Log in to review")
	page := s.post("/login", "name", "Ida <b>Noor", "token", "a wrong phrase", "next", "/corrections")
	if page.Code != http.StatusForbidden || len(s.cookies) > 0 {
		t.Errorf("a wrong token: %d, cookies %v", page.Code, s.cookies)
	}
	wantWords(t, page.Body.String(), "not the token", `value="Ida &lt;b&gt;Noor"`, `name="next" value="/corrections"`)
	if strings.Contains(page.Body.String(), "a wrong phrase") {
		t.Error("the token is shown again")
	}
	for _, name := range []string{"", "  ", "a\u202eb", strings.Repeat("x", mostName+1)} {
		if w := s.post("/login", "name", name, "token", testToken); w.Code != http.StatusUnprocessableEntity || len(s.cookies) > 0 {
			t.Errorf("as %q: %d", name, w.Code)
		}
		s.server.brake = newBrake()
	}
	s.wantTo(s.post("/login", "name", "Ida Noor", "token", testToken, "next", "/documents?x=1"), "/documents?x=1")
	wantWords(t, s.get("/review"), "Ida Noor")
	held := s.cookies[sessionCookie]
	s.wantTo(s.post("/logout"), "/")
	if strings.Contains(s.get("/review"), "Ida Noor") {
		t.Error("still logged in")
	}
	s.cookies[sessionCookie] = held[:len(held)-2] + "zz"
	if strings.Contains(s.get("/review"), "Ida Noor") {
		t.Error("a forged cookie is taken")
	}
	s.cookies[sessionCookie] = held
	s.server.session.now = func() time.Time { return time.Now().Add(2 * sessionLife) }
	if strings.Contains(s.get("/review"), "Ida Noor") {
		t.Error("an old cookie is taken")
	}
}

func TestNobodyLogsInWithoutAToken(t *testing.T) {
	s := newSite(t, "")
	wantWords(t, s.get("/login"), "read-only", "CHANCERY_TOKEN")
	if w := s.post("/login", "name", "Ida", "token", ""); w.Code != http.StatusForbidden || len(s.cookies) > 0 {
		t.Errorf("the empty token: %d", w.Code)
	}
}

func TestWrongTokensAreSlowed(t *testing.T) {
	s := newSite(t, testToken)
	now := time.Now()
	s.server.brake.now = func() time.Time { return now }
	for range triesAtOnce {
		if w := s.post("/login", "name", "Ida", "token", "a wrong phrase"); w.Code != http.StatusForbidden {
			t.Fatal(w.Code)
		}
	}
	w := s.post("/login", "name", "Ida", "token", testToken)
	if wait, err := strconv.Atoi(w.Header().Get("Retry-After")); w.Code != http.StatusTooManyRequests || err != nil || wait < 1 || wait > 16 {
		t.Fatalf("the right token after too many wrong ones: %d, wait %d", w.Code, wait)
	}
	now = now.Add(tryEvery)
	s.wantTo(s.post("/login", "name", "Ida", "token", testToken), "/review")
}

func TestBrakeForgets(t *testing.T) {
	b := newBrake()
	now := time.Now()
	b.now = func() time.Time { return now }
	r := httptest.NewRequest("POST", "/login", nil)
	for i := range 3 * mostCallers {
		r.RemoteAddr = "10.1." + strconv.Itoa(i/250) + "." + strconv.Itoa(i%250) + ":1"
		b.try(r)
	}
	if n := len(b.callers); n > mostCallers+1 {
		t.Errorf("%d callers are remembered", n)
	}
	if b.try(r) == 0 {
		t.Error("those who are not remembered apart are not slowed")
	}
	now = now.Add(triesAtOnce * tryEvery)
	r.RemoteAddr = "[2001:db8::1]:9"
	if b.try(r) != 0 || len(b.callers) > 2 {
		t.Errorf("%d callers are remembered for ever", len(b.callers))
	}
	for range triesAtOnce { // another address of the same network
		r.RemoteAddr = "[2001:db8::2]:9"
		b.try(r)
	}
	if b.try(r) == 0 {
		t.Error("a network of IPv6 is taken for many callers")
	}
}

func TestLocalPath(t *testing.T) {
	for asked, want := range map[string]string{
		"/documents/ab?at=3-9#at": "/documents/ab?at=3-9#at", "/": "/", "": "-",
		"//evil.example": "-", "https://evil.example/": "-", `/\evil.example`: "-", "/\t/evil.example": "-", "javascript:alert(1)": "-",
		"/\x00": "-", "\xff": "-", "evil.example": "-", "/a b": "-", "/\u2028/evil.example": "-", "///evil.example": "-",
	} {
		if got := localPath(asked, "-"); got != want {
			t.Errorf("%q leads to %q, want %q", asked, got, want)
		}
	}
}

package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"time"
)

const (
	sessionCookie = "chancery_review"
	sessionLife   = 12 * time.Hour
)

// session tells reviewers from readers. A reviewer shows the token once, under a
// name, and gets a cookie signed with a key that lives as long as the server.
type session struct {
	token []byte
	key   []byte
	now   func() time.Time
}

func newSession(token string) (*session, error) {
	s := &session{token: []byte(token), key: make([]byte, 32), now: time.Now}
	_, err := rand.Read(s.key)
	return s, err
}

// possible tells whether anybody can log in.
func (s *session) possible() bool { return len(s.token) > 0 }

// admits compares a token in a time that does not depend on it.
func (s *session) admits(token string) bool {
	want, got := sha256.Sum256(s.token), sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(want[:], got[:]) == 1 && s.possible()
}

// cookie is the proof that name has shown the token.
func (s *session) cookie(name string, secure bool) *http.Cookie {
	body := fmt.Sprintf("%d.%s", s.now().Add(sessionLife).Unix(), base64.RawURLEncoding.EncodeToString([]byte(name)))
	return &http.Cookie{
		Name: sessionCookie, Value: body + "." + s.sign(body), Path: "/", MaxAge: int(sessionLife / time.Second),
		HttpOnly: true, Secure: secure, SameSite: http.SameSiteStrictMode,
	}
}

// forget is the cookie that takes the proof away.
func (s *session) forget() *http.Cookie {
	return &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode}
}

// reviewer is the name under which a request's bearer logged in; "" for nobody.
func (s *session) reviewer(r *http.Request) string {
	c, err := r.Cookie(sessionCookie)
	if err != nil || !s.possible() {
		return ""
	}
	cut := strings.LastIndexByte(c.Value, '.')
	if cut < 0 || subtle.ConstantTimeCompare([]byte(s.sign(c.Value[:cut])), []byte(c.Value[cut+1:])) != 1 {
		return ""
	}
	var until int64
	stamp, name, _ := strings.Cut(c.Value[:cut], ".")
	if _, err := fmt.Sscan(stamp, &until); err != nil || s.now().Unix() >= until {
		return ""
	}
	decoded, err := base64.RawURLEncoding.DecodeString(name)
	if err != nil {
		return ""
	}
	return string(decoded)
}

func (s *session) sign(body string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(body))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

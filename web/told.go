package web

import (
	"net/http"
	"strings"
	"time"

	"chancery/archive/correction"
)

// tellCookie carries word of what was done to the next page.
const tellCookie = "chancery_done"

// tell lets the next page say what was done.
func tell(w http.ResponseWriter, verb, id string) {
	http.SetCookie(w, &http.Cookie{
		Name: tellCookie, Value: verb + "." + id, Path: "/", MaxAge: int(time.Minute / time.Second), HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
}

// done is what the page before did.
type done struct{ Words, ID string }

var doneWords = map[string]string{
	string(correction.Confirm): "Confirmed", string(correction.Reject): "Taken out", string(correction.Change): "Changed",
	string(correction.Split): "Parted", string(correction.Join): "Joined", string(correction.Withdraw): "Withdrawn",
	acceptPhrase: "Taken in as a set phrase", variantPhrase: "Taken in as a wording", refusePhrase: "Not offered again",
}

// told is what the page before did, once; nil when it did nothing.
func told(w http.ResponseWriter, r *http.Request) *done {
	c, err := r.Cookie(tellCookie)
	if err != nil || r.Method != http.MethodGet {
		return nil
	}
	http.SetCookie(w, &http.Cookie{Name: tellCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	verb, id, _ := strings.Cut(c.Value, ".")
	if doneWords[verb] == "" {
		return nil
	}
	return &done{doneWords[verb], clip(20, id)}
}

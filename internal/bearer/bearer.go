// Package bearer checks the token of requests.
package bearer

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
)

// Challenge is the WWW-Authenticate header for a request that is not allowed.
const Challenge = `Bearer realm="chancery"`

// Allowed tells whether a request carries the token, "Authorization: Bearer
// TOKEN"; any does where the token is empty. The time it takes does not depend on
// how much of the token is right.
func Allowed(r *http.Request, token string) bool {
	if token == "" {
		return true
	}
	kind, given, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.EqualFold(kind, "Bearer") && Same(strings.TrimSpace(given), token)
}

// Same compares two tokens in a time that does not depend on where they differ.
func Same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

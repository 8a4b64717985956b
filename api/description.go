package api

import (
	"encoding/json"
	"net/http"
)

// Description is the OpenAPI description of REST, in version 3.1 or, for
// generators that know no newer one, 3.0.3. It is the same whatever the archive
// holds.
func Description(opt Options, version30 bool) ([]byte, error) {
	s := newServer(nil, opt)
	s.register(http.NewServeMux())
	if version30 {
		return s.api.OpenAPI().Downgrade()
	}
	return json.Marshal(s.api.OpenAPI())
}

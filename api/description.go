package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2/yaml"
)

// Description is the OpenAPI description of REST, in version 3.1 or, for
// generators that know no newer one, 3.0.3. It is the same whatever the archive
// holds.
func Description(opt Options, version30 bool) ([]byte, error) {
	s := newServer(nil, opt)
	s.register(http.NewServeMux())
	return s.description(version30)
}

func (s *server) description(version30 bool) ([]byte, error) {
	if !version30 {
		return json.Marshal(s.api.OpenAPI())
	}
	plain, err := s.api.OpenAPI().Downgrade()
	if err != nil {
		return nil, err
	}
	var doc any
	if err := json.Unmarshal(plain, &doc); err != nil {
		return nil, err
	}
	downgradeNulls(doc)
	return json.Marshal(doc)
}

// describe serves the description in both versions, as JSON and as YAML.
func (s *server) describe(mux Mux) {
	for name, version30 := range map[string]bool{"/openapi": false, "/openapi-3.0": true} {
		asJSON := sync.OnceValues(func() ([]byte, error) { return s.description(version30) })
		asYAML := sync.OnceValues(func() ([]byte, error) {
			doc, err := asJSON()
			if err != nil {
				return nil, err
			}
			var out bytes.Buffer
			err = yaml.Convert(&out, bytes.NewReader(doc))
			return out.Bytes(), err
		})
		s.file(mux, name+".json", "application/openapi+json", asJSON)
		s.file(mux, name+".yaml", "application/openapi+yaml", asYAML)
	}
}

// file serves what is made once.
func (s *server) file(mux Mux, path, kind string, content func() ([]byte, error)) {
	mux.Handle("GET "+path, s.around(s.limited(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		body, err := content()
		if err != nil {
			s.opt.Log.Error("the description cannot be written", "error", err)
			writeProblem(w, http.StatusInternalServerError, "internal error")
			return
		}
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(body) // held back until it is whole
	}))))
}

package client_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/speakeasy-api/openapi/openapi"

	"chancery/api"
)

// The generator, and the files it makes: the client, and the hashes of the
// description and of the client that was made of it.
const (
	generator = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2"
	formatter = "mvdan.cc/gofumpt@v0.12.0"
	generated = "client.gen.go"
	sums      = "client.sum"
	config    = `{"package": "client", "generate": {"client": true, "models": true}, "output-options": {"prefer-skip-optional-pointer": true}}`
)

// TestTheClientIsUpToDate holds the client to the description that the server
// gives; with UPDATE_CLIENT it generates the client anew.
func TestTheClientIsUpToDate(t *testing.T) {
	description, err := api.Description(api.Options{Version: "1"}, true)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE_CLIENT") != "" {
		generate(t, description)
	}
	code, err := os.ReadFile(generated)
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile(sums)
	if want := sum(description, code); err != nil || string(have) != want {
		t.Errorf("%s does not fit the description, or was changed by hand (%v); run: go generate ./api/client", generated, err)
	}
}

func sum(description, code []byte) string {
	return fmt.Sprintf("%x  description (OpenAPI 3.0)\n%x  %s\n", sha256.Sum256(description), sha256.Sum256(code), generated)
}

func generate(t *testing.T, description []byte) {
	t.Helper()
	dir := t.TempDir()
	write := func(path string, data []byte) {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	spec, options := filepath.Join(dir, "openapi.json"), filepath.Join(dir, "config.json")
	write(spec, pointers(t, description))
	write(options, []byte(config))
	code, err := exec.CommandContext(t.Context(), "go", "run", generator, "-config", options, spec).Output()
	if err != nil {
		t.Fatalf("%s: %v", generator, err)
	}
	write(generated, code)
	if out, err := exec.CommandContext(t.Context(), "go", "run", formatter, "-w", generated).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", formatter, err, out)
	}
	if code, err = os.ReadFile(generated); err != nil {
		t.Fatal(err)
	}
	write(sums, []byte(sum(description, code)))
}

// pointers has the generator make a pointer of what is an object or null: it
// leaves pointers out elsewhere.
func pointers(t *testing.T, description []byte) []byte {
	t.Helper()
	var doc any
	if err := json.Unmarshal(description, &doc); err != nil {
		t.Fatal(err)
	}
	var mark func(any)
	mark = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				mark(one)
			}
		case map[string]any:
			if v["nullable"] == true && v["allOf"] != nil {
				v["x-go-type-skip-optional-pointer"] = false
			}
			for _, one := range v {
				mark(one)
			}
		}
	}
	mark(doc)
	out, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTheDescriptionIsValid holds the description in version 3.1 to the rules of
// OpenAPI.
func TestTheDescriptionIsValid(t *testing.T) {
	description, err := api.Description(api.Options{Version: "1", Base: "https://chancery.example", Token: "s3cret"}, false)
	if err != nil {
		t.Fatal(err)
	}
	doc, faults, err := openapi.Unmarshal(t.Context(), bytes.NewReader(description))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
	if doc.OpenAPI != "3.1.0" || doc.Paths.Len() < 25 {
		t.Errorf("version %s, %d paths", doc.OpenAPI, doc.Paths.Len())
	}
}

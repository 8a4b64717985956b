package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

const schemas = "#/components/schemas/"

// describeNulls says of every field that points to an object, and is told where
// there is none, that it may be null; huma describes only simple values and lists
// so.
func describeNulls(all huma.Registry) {
	for name, schema := range all.Map() {
		if t := all.TypeFromRef(schemas + name); t != nil {
			describeFields(t, schema)
		}
	}
}

// describeFields does it for the fields of a type, those of what it embeds
// included.
func describeFields(t reflect.Type, schema *huma.Schema) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		of := schema.Properties[name]
		if f.Type.Kind() != reflect.Pointer || of == nil || of.Ref == "" || strings.HasPrefix(options, "omit") {
			continue
		}
		schema.Properties[name] = &huma.Schema{
			Description: of.Description, OneOf: []*huma.Schema{{Ref: of.Ref}, {Type: "null"}},
		}
	}
}

// downgradeNulls writes what describeNulls wrote as OpenAPI 3.0 has it, which
// knows no type "null".
func downgradeNulls(v any) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			downgradeNulls(one)
		}
	case map[string]any:
		if list, ok := v["oneOf"].([]any); ok && len(list) == 2 {
			if last, ok := list[1].(map[string]any); ok && last["type"] == "null" {
				delete(v, "oneOf")
				v["allOf"], v["nullable"] = list[:1], true
			}
		}
		for _, one := range v {
			downgradeNulls(one)
		}
	}
}

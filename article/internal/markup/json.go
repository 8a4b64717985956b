package markup

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// ErrNoStory: the source is well formed, and no text of a story was found in it.
var ErrNoStory = errors.New("no text of a story in it")

// JSON reads one object. Mapping gives, for fields of ours, the key under which
// the object states them, with a dot between the keys of objects in objects; it
// goes before the names known.
func JSON(text string, mapping map[string]string) (*Story, error) {
	var raw map[string]any
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		return nil, describe(err)
	}
	o := newObject(raw)
	s := &Story{}
	var body string
	for name, key := range mapping {
		if name == "body" {
			body = o.text(plainKey(key))
		} else {
			s.set(name, o.text(plainKey(key)))
		}
	}
	found := s.fromObject(o)
	if body == "" {
		body = found
	}
	for _, key := range known().json["nest"] {
		if inner := nested(o[key]); body == "" && inner != nil && inner.first("body") != "" {
			body = s.fromObject(inner)
		}
	}
	if body == "" {
		body = o.first("blurb")
	}
	s.setBody(body)
	if !s.HasBody() {
		return nil, fmt.Errorf("%w under a name known here: say which key is its body, title and time (body=KEY …)", ErrNoStory)
	}
	return s, nil
}

// IsKey reports whether sources state a field under this key.
func IsKey(name, key string) bool { return slices.Contains(known().json[name], plainKey(key)) }

// describe says where in the text JSON is broken.
func describe(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("JSON broken at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Errorf("JSON, but a %s and no object", kind.Value)
	}
	return err
}

// object is a JSON object by the plain form of its keys.
type object map[string]any

func newObject(raw map[string]any) object {
	o := make(object, len(raw))
	for _, key := range slices.Sorted(maps.Keys(raw)) { // of two keys with one plain form the first stays
		if plain := plainKey(key); o[plain] == nil {
			o[plain] = raw[key]
		}
	}
	return o
}

// plainKey is a key in lower case without "_" and "-".
func plainKey(key string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(key))
}

// fromObject files the fields that an object states and returns its body.
func (s *Story) fromObject(o object) (body string) {
	for _, name := range Fields {
		if name != "body" {
			s.set(name, o.first(name))
		}
	}
	return o.first("body")
}

// first is the first value that stands under one of the names of a field.
func (o object) first(name string) string {
	for _, key := range known().json[name] {
		if name == "publisher" && nested(o[key]) != nil {
			key += ".name" // who it is, and not what it published
		}
		if v := o.text(key); strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

// text is the text under a key; dots lead into objects.
func (o object) text(path string) string {
	if v, ok := o[path]; ok {
		return textIn(v, 0)
	}
	key, rest, more := strings.Cut(path, ".")
	if !more {
		return ""
	}
	inner := nested(o[key])
	if inner == nil {
		return ""
	}
	return inner.text(rest)
}

// nested is an object in an object, or the first of a list of them.
func nested(v any) object {
	switch v := v.(type) {
	case map[string]any:
		return newObject(v)
	case []any:
		if len(v) > 0 {
			return nested(v[0])
		}
	}
	return nil
}

// textIn is the text of a value: a string, the text of an object, or those of a
// list, a line each. Numbers are times.
func textIn(v any, depth int) string {
	if depth > 4 {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case time.Time:
		return v.Format(time.RFC3339)
	case float64:
		return fmt.Sprintf("%.0f", v)
	case int64, uint64, fmt.Stringer: // front matter has whole numbers and dates
		return fmt.Sprint(v)
	case []any:
		var parts []string
		for _, e := range v {
			if s := textIn(e, depth+1); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "\n\n")
	case map[string]any:
		o := newObject(v)
		for _, key := range known().json["value"] {
			if s := textIn(o[key], depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}

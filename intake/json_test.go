package intake

import (
	"fmt"
	"strings"
	"testing"
)

// from walks over standard input and leaves its name out of the lines.
func from(input string, opt Options) []string {
	opt.Stdin = strings.NewReader(input)
	out := collect("", opt, "-")
	for i, line := range out {
		out[i] = strings.TrimPrefix(line, "-: ")
	}
	return out
}

func TestObjectsOfJSON(t *testing.T) {
	for _, tt := range []struct {
		name, input string
		want        []string
	}{
		{"one a line", "{\"a\":1}\n{\"a\":2}\r\n\n{\"a\":3}", []string{`line 1 = {"a":1}`, `line 2 = {"a":2}`, `line 4 = {"a":3}`}},
		{"one line", "{\"a\":1}\n", []string{`- = {"a":1}`}},
		{"a byte order mark", "\ufeff{\"a\":1}\n{\"a\":2}\n", []string{`line 1 = {"a":1}`, `line 2 = {"a":2}`}},
		{"a broken line", "{\"a\":1}\n{\"a\":\n{\"a\":3}\n", []string{`line 1 = {"a":1}`, `line 2 ! ` + ErrLine.Error(), `line 3 = {"a":3}`}},
		{"the first line broken", "{\"a\":1\n{\"a\":2}\n", []string{`line 1 ! ` + ErrLine.Error(), `line 2 = {"a":2}`}},
		{"another thing on a line", "{\"a\":1}\nend\n", []string{`line 1 = {"a":1}`, `line 2 ! ` + ErrLine.Error()}},
		{"one object on many lines", "{\n \"a\": 1\n}\n", []string{"- = {\n \"a\": 1\n}"}},
		{"a list", "[ {\"a\":1},\n {\"a\":2} ]", []string{`[1] = {"a":1}`, `[2] = {"a":2}`}},
		{"a list cut off", "[{\"a\":1}, {\"a\":", []string{`[1] = {"a":1}`, `[2] ! the list is cut off at byte 9`}},
		{"a broken list", "[{\"a\":1} {\"a\":2}]", []string{`[1] = {"a":1}`, `[2] ! JSON broken behind byte 9, what follows is lost: expected comma after array element`}},
		{"a list of numbers", "[1, 2]", []string{"- = [1, 2]"}},
		{"an answer of an interface", `{"status":"ok","totalResults":2,"articles":[{"a":1},{"a":2}],"x":0}`, []string{`articles[1] = {"a":1}`, `articles[2] = {"a":2}`}},
		{"a story with items", `{"headline":"H","body_text":"B","items":[{"a":1}]}`, []string{`- = {"headline":"H","body_text":"B","items":[{"a":1}]}`}},
		{"an empty list", "[]", []string{"- = []"}},
		{"nothing", "", []string{"- ="}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, line := range from(tt.input, Options{}) {
				got = append(got, strings.TrimRight(line, " "))
			}
			expect(t, got, tt.want...)
		})
	}
}

func TestLongLinesArePassedOver(t *testing.T) {
	long := fmt.Sprintf(`{"a":"%s"}`, strings.Repeat("x", 200_000))
	expect(t, from("{\"a\":1}\n"+long+"\n{\"a\":3}\n", Options{MaxBytes: 100_000}),
		`line 1 = {"a":1}`, "line 2 ! more than 100000 bytes: "+ErrTooLarge.Error(), `line 3 = {"a":3}`)
	expect(t, from("[{\"a\":1},"+long+",{\"a\":3}]", Options{MaxBytes: 100_000}),
		`[1] = {"a":1}`, "[2] ! more than 100000 bytes: "+ErrTooLarge.Error())
}

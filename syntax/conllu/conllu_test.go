package conllu

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// row writes a line of CoNLL-U from "id form UPOS head rel".
func row(s string) string {
	f := strings.Fields(s)
	return fmt.Sprintf("%s\t%s\t%s\t%s\t_\t_\t%s\t%s\t_\t_\n", f[0], f[1], strings.ToLower(f[1]), f[2], f[3], f[4])
}

const dont = "# sent_id = a-1\n# text = They don't talk\n" +
	"1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t_\t_\n" +
	"2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n" +
	"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n" +
	"3.1\tever\tever\t_\t_\t_\t_\t_\t4:advmod\t_\n" +
	"4\ttalk\ttalk\tVERB\tVB\t_\t0\troot\t_\t_\n\n"

func TestWhatIsWrittenIsWhatWasRead(t *testing.T) {
	sentences, err := ReadAll(strings.NewReader(dont + dont))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := NewWriter(&out)
	for _, s := range sentences {
		if errs := s.Validate(); len(errs) > 0 {
			t.Error(errs)
		}
		if err := w.Write(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if out.String() != dont+dont {
		t.Errorf("written:\n%s", out.String())
	}
}

func TestFaultsNameTheirLine(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		line int
		want string
	}{
		"columns":         {"# x\n1\ta\n\n", 2, "2 columns"},
		"empty column":    {"1\t\ta\tX\t_\t_\t0\troot\t_\t_\n\n", 1, "column 2 is empty"},
		"gap in ids":      {row("1 a X 0 root") + row("3 b X 1 dep") + "\n", 2, `id "3", want 2`},
		"head outside":    {row("1 a X 0 root") + row("2 b X 7 dep") + "\n", 2, "head 7"},
		"head no number":  {row("1 a X -1 root") + "\n", 1, "not a number"},
		"range too long":  {"1-3" + row("x a X 0 root")[1:] + row("1 a X 0 root") + "\n", 1, "ends after"},
		"comment inside":  {row("1 a X 0 root") + "# x\n", 2, "comment inside"},
		"not UTF-8":       {"# \xff\n", 1, "UTF-8"},
		"empty node's id": {"1.1" + row("x a X 0 root")[1:], 1, "empty node"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadAll(strings.NewReader(test.in))
			var e *Error
			if !errors.As(err, &e) || e.Line != test.line || !strings.Contains(e.Msg, test.want) {
				t.Errorf("error %v, want line %d with %q", err, test.line, test.want)
			}
		})
	}
}

func TestValidateFindsBrokenRules(t *testing.T) {
	for name, test := range map[string]struct{ words, want string }{
		"two roots":       {row("1 a X 0 root") + row("2 b X 0 root"), "both roots"},
		"cycle":           {row("1 a X 0 root") + row("2 b X 3 dep") + row("3 c X 2 dep"), "cycle"},
		"unknown tag":     {row("1 a NAME 0 root"), `UPOS "NAME"`},
		"conj leftward":   {row("1 a NOUN 2 conj") + row("2 b NOUN 0 root"), "must follow"},
		"det asks for":    {row("1 a NOUN 2 det") + row("2 b NOUN 0 root"), "asks for DET"},
		"second subject":  {row("1 a NOUN 3 nsubj") + row("2 b NOUN 3 nsubj") + row("3 c VERB 0 root"), "second subject"},
		"case is a leaf":  {row("1 of ADP 3 case") + row("2 a NOUN 1 obl") + row("3 b NOUN 0 root") + row("4 c NOUN 1 amod"), "amod under"},
		"root with label": {row("1 a X 0 dep"), "root goes with head 0"},
	} {
		t.Run(name, func(t *testing.T) {
			sentences, err := ReadAll(strings.NewReader("# sent_id = 1\n" + test.words + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			if errs := errors.Join(sentences[0].Validate()...); errs == nil || !strings.Contains(errs.Error(), test.want) {
				t.Errorf("found %v, want %q", errs, test.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(dont)
	f.Add(row("1 a X 0 root") + row("2 b X 7 dep"))
	f.Add("\ufeff# text = a\r\n1\ta\tb\tX\t_\t_\t_\t_\t_\t_\r\n")
	f.Fuzz(func(t *testing.T, in string) {
		sentences, err := ReadAll(strings.NewReader(in))
		if err != nil {
			return
		}
		var out bytes.Buffer
		w := NewWriter(&out)
		for _, s := range sentences {
			s.Validate()
			if err := w.Write(s); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		again, err := ReadAll(&out)
		if err != nil || len(again) != len(sentences) {
			t.Fatalf("read again: %v, %d sentences of %d", err, len(again), len(sentences))
		}
	})
}

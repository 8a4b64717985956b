package ingest_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/reader"
)

// month is one readout of a dyad: what changes from one to the next. The words
// around are in readout.
type month struct {
	day, date      string // "2024-03-05", "March 5"
	weekday        string
	trust, closing string // what the host says besides the usual
	extra          string // a sentence of its own
}

// readout is the account that the Chinese side gives of a meeting.
func (m *month) readout() string {
	year := m.day[:4]
	return fmt.Sprintf(`Senior Chinese diplomat meets Kazakh vice foreign minister

Xinhua | %s, %s

BEIJING, %s (Xinhua) -- Chinese Vice Foreign Minister Lin Ruohan met with Kazakh Vice Foreign Minister Daniyar Seitov in Beijing on %s.

Lin said that China attaches great importance to its relations with Kazakhstan, and is willing to work with Kazakhstan to %s and promote high-quality Belt and Road cooperation.

%s

Lin said that China firmly supports Kazakhstan in upholding its sovereignty and territorial integrity%s.

For his part, Seitov said that Kazakhstan adheres to the one-China principle and is ready to deepen practical cooperation with China.
`, m.date, year, m.date, m.weekday, m.trust, m.extra, m.closing)
}

var readouts = []month{
	{"2024-01-09", "January 9", "Tuesday", "consolidate political mutual trust", ", and that the two countries should practice true multilateralism", "Lin said that trade between the two countries grew fast in the past year."},
	{"2024-03-05", "March 5", "Tuesday", "deepen political mutual trust", ", and that both sides should uphold true multilateralism", "Lin said that China welcomes Kazakh wheat and fruit to its market."},
	{"2024-05-14", "May 14", "Tuesday", "enhance political mutual trust", ", and that they should practice true multilateralism together", "Lin said that a new railway across the border should open on time, and that people-to-people and cultural exchanges matter."},
	{"2024-07-02", "July 2", "Tuesday", "strengthen political mutual trust", ", and that the two sides should jointly practice true multilateralism", "Lin said that young people of the two countries should visit each other more often."},
	{"2024-09-10", "September 10", "Tuesday", "consolidate political mutual trust", ", and that both countries should stand for true multilateralism", "Lin said that customs offices will work longer hours, and that high-level exchanges will go on."},
	{"2024-11-12", "November 12", "Tuesday", "deepen political mutual trust", ", and that the two countries should uphold true multilateralism", "Lin said that the two governments will build a hospital in Almaty."},
}

// alertsOf adds the readouts and one more, and compares the last.
func alertsOf(t *testing.T, last month, before []month) []archive.DocumentAlerts {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	id := ""
	for i, m := range append(slices.Clone(before), last) {
		text := []byte(m.readout())
		r, err := reader.Read(text, reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		e, err := archive.Prepare(r, archive.Source{Input: fmt.Sprintf("%d.txt", i)}, text, true)
		if err != nil {
			t.Fatal(err)
		}
		added, err := a.Add(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		id = added[0].Document
	}
	list, err := a.FormulaAlerts(t.Context(), id, archive.DefaultAlerts)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list
}

func alertLines(d archive.DocumentAlerts) []string {
	lines := []string{}
	for _, a := range d.Alerts {
		lines = append(lines, fmt.Sprintf("%s %s -%s +%s, %d of %d", a.Kind, a.Formula, strings.Join(a.Gone, " "), strings.Join(a.Came, " "), a.Used, a.Of))
	}
	return lines
}

func TestOneDroppedOneAlteredOneNewAreTheseThreeAlerts(t *testing.T) {
	d := alertsOf(t, month{
		"2025-01-14", "January 14", "Tuesday", "consolidate strategic mutual trust", ", and that both should abandon the zero-sum mindset",
		"Lin said that the two countries should open more air routes.",
	}, readouts)[0]
	if d.From != "CHN" || d.To != "KAZ" || !d.Own || d.Past != 6 || d.Note != "" {
		t.Errorf("compared as %+v", d)
	}
	want := []string{
		"altered political mutual trust -political +strategic, 6 of 6",
		"missing true multilateralism - +, 6 of 6",
		"new zero-sum mindset - +, 0 of 6",
	}
	if got := alertLines(d); !slices.Equal(got, want) {
		t.Fatalf("got %q", got)
	}
	altered, missing, fresh := d.Alerts[0], d.Alerts[1], d.Alerts[2]
	if altered.Now.Evidence.Exact != "strategic mutual trust" || altered.Then.Evidence.Exact != "political mutual trust" || altered.First != "2024-01-09" || altered.Last != "2024-11-12" {
		t.Errorf("%+v", altered)
	}
	if missing.Then.Evidence.Exact != "true multilateralism" || !strings.Contains(missing.Then.Sentence.Exact, "Lin said that China firmly supports") ||
		missing.Now == nil || missing.Now.Evidence != nil || !strings.Contains(missing.Now.Sentence.Exact, "zero-sum") {
		t.Errorf("%+v", missing)
	}
	if fresh.Now.Evidence.Exact != "zero-sum mindset" || fresh.Then == nil || fresh.Then.Evidence != nil {
		t.Errorf("%+v", fresh)
	}
}

func TestAnOrdinaryNextReadoutGivesNoAlert(t *testing.T) {
	d := alertsOf(t, month{
		"2025-01-14", "January 14", "Tuesday", "deepen political mutual trust", ", and that both sides should practice true multilateralism",
		"Lin said that the two countries should open more air routes.",
	}, readouts)[0]
	if got := alertLines(d); len(got) > 0 || d.Past != 6 {
		t.Errorf("%q after %d accounts", got, d.Past)
	}
}

func TestTooLittlePastGivesNoAlertAndSaysSo(t *testing.T) {
	d := alertsOf(t, month{
		"2025-01-14", "January 14", "Tuesday", "consolidate strategic mutual trust", ", and that both should abandon the zero-sum mindset", "Lin said no more.",
	}, readouts[:3])[0]
	if len(d.Alerts) > 0 || !strings.Contains(d.Note, "too little past: fewer than 4") {
		t.Errorf("%+v", d)
	}
}

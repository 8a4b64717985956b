package fromarchive_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/compare"
	"chancery/compare/fromarchive"
	"chancery/reader"
)

// filled is an archive of these texts.
func filled(t *testing.T, texts ...string) (*archive.Archive, []string) {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	var ids []string
	for _, text := range texts {
		r, err := reader.Read([]byte(text), reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		e, err := archive.Prepare(r, archive.Source{Input: "text"}, []byte(text), false)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Add(context.Background(), e); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.Document.ID)
	}
	return a, ids
}

const (
	japan = "Foreign Ministers' Meeting\nMinistry of Foreign Affairs of Japan\nMay 6, 2024\n\nJapanese Foreign Minister Yoko Kamikawa held candid talks with Chinese Foreign Minister Wang Yi in Tokyo on May 6, 2024.\n\nKamikawa said that Japan hopes for the early release of its detained citizens.\n\nThe two ministers agreed to strengthen exchanges between young people.\n"
	china = "Wang Yi Meets with Yoko Kamikawa\nMinistry of Foreign Affairs of the People's Republic of China\n2024-05-06 18:00\n\nChinese Foreign Minister Wang Yi met with Japanese Foreign Minister Yoko Kamikawa in Tokyo on May 6, 2024.\n\nKamikawa said that Japan does not support Taiwan independence.\n\nThe two ministers agreed to deepen exchanges between young people.\n"
	more  = "China, Japan should keep to the right course: Wang Yi\n\nTOKYO, May 6, 2024 (Xinhua) -- Chinese Foreign Minister Wang Yi held talks with Japanese Foreign Minister Yoko Kamikawa in Tokyo on May 6, 2024.\n\nDecoupling leads nowhere, and China is against it, Wang said. He stressed that history is a mirror for those who look ahead. Asia is the common home of both peoples, and its peace was hard won, the Chinese foreign minister added.\n\nThe two sides agreed to deepen the exchanges of their young people.\n"
	press = "China, Japan ministers meet\n\nTOKYO, May 6, 2024 (AP) -- Chinese Foreign Minister Wang Yi met with Japanese Foreign Minister Yoko Kamikawa in Tokyo on May 6, 2024.\n\nFishermen in the north have waited for such a day since last autumn, when markets closed and boats stayed in port. Kamikawa said that the sea is wide enough for all who live by it.\n"
	last  = "Foreign Ministers' Meeting\nMinistry of Foreign Affairs of Japan\nNovember 25, 2023\n\nJapanese Foreign Minister Yoko Kamikawa met with Chinese Foreign Minister Wang Yi in Busan on November 25, 2023.\n\nKamikawa called for the removal of a buoy.\n\nThe two ministers agreed to strengthen exchanges between young people.\n"
	tops  = "Japan-China Summit Meeting\nMinistry of Foreign Affairs of Japan\nFebruary 16, 2024\n\nJapanese Prime Minister Fumio Kishida met with Chinese President Xi Jinping in Lima on February 16, 2024.\n\nKishida said that Japan hopes for stable relations.\n"
)

func TestReportsOfAnEncounterAreGroupedBySide(t *testing.T) {
	a, ids := filled(t, japan, china, more, press, last, tops)
	got, err := fromarchive.Encounter(t.Context(), a, ids[0]+"/e1")
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Dossier.Accounts) != 4 {
		t.Fatalf("%d reports in the dossier, want 4", len(got.Dossier.Accounts))
	}
	if len(got.Accounts) != 2 || len(got.Left) != 1 {
		t.Fatalf("%d sides, %d left out, want 2 and 1", len(got.Accounts), len(got.Left))
	}
	if !strings.HasPrefix(got.Left[0], ids[3]) {
		t.Errorf("left out %s, want the press's report", got.Left[0])
	}
	c, err := compare.Compare(got.Accounts)
	if err != nil {
		t.Fatal(err)
	}
	chn := slices.IndexFunc(c.Accounts, func(s compare.Side) bool { return s.Country == "CHN" })
	if chn < 0 || len(c.Accounts[chn].Also) != 1 {
		t.Fatalf("the Chinese side has not its two documents: %+v", c.Accounts)
	}
	agreed := 0
	for _, p := range c.Propositions {
		for _, cl := range p.Clauses {
			if cl.Act == "agree" {
				agreed++
			}
			if cl.Document == "" {
				t.Errorf("no document: %+v", cl)
			}
		}
	}
	if agreed != 2 {
		t.Errorf("%d clauses of the agreement, want one a side", agreed)
	}
}

func TestAnEncounterIsComparedWithTheLastOfItsPairAndLevel(t *testing.T) {
	a, ids := filled(t, japan, china, last, tops)
	now, err := fromarchive.Encounter(t.Context(), a, ids[0]+"/e1")
	if err != nil {
		t.Fatal(err)
	}
	before, err := fromarchive.Last(t.Context(), a, now)
	if err != nil {
		t.Fatal(err)
	}
	if d := before.Dossier.Lead.Encounter.Date; d != "2023-11-25" {
		t.Fatalf("last on %s, want the ministers' meeting and not the summit", d)
	}
	c, err := compare.Against(now.Accounts, before.Accounts)
	if err != nil {
		t.Fatal(err)
	}
	words := func(list []compare.Proposition) (out []string) {
		for _, p := range list {
			out = append(out, p.Clauses[0].Evidence.Exact)
		}
		return out
	}
	if !slices.Contains(words(c.Gone), "the removal of a buoy") || len(c.Gone) != 1 {
		t.Errorf("gone: %q", words(c.Gone))
	}
	if len(c.Kept) != 1 || len(c.Kept[0].Clauses) != 3 {
		t.Errorf("said again: %q", words(c.Kept))
	}
	if !slices.Contains(words(c.New), "Japan does not support Taiwan independence") {
		t.Errorf("new: %q", words(c.New))
	}
	if len(c.Tones.New) != 1 || c.Tones.New[0].Name != "candid" || len(c.Tones.Gone) != 0 {
		t.Errorf("tones: %+v", c.Tones)
	}
	if _, err := fromarchive.Last(t.Context(), a, before); !errors.Is(err, fromarchive.ErrNoLast) {
		t.Errorf("before the first: %v", err)
	}
}

func TestWhatIsNotThereIsNamed(t *testing.T) {
	a, _ := filled(t, japan)
	if _, err := fromarchive.Encounter(t.Context(), a, "d000000000000"); !errors.Is(err, archive.ErrNotFound) || !strings.Contains(err.Error(), "d000000000000") {
		t.Errorf("dossier: %v", err)
	}
	if _, err := fromarchive.Documents(t.Context(), a, "abcdef12"); !errors.Is(err, archive.ErrNotFound) || !strings.Contains(err.Error(), "abcdef12") {
		t.Errorf("document: %v", err)
	}
}

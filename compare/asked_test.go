package compare_test

import (
	"testing"

	"chancery/compare"
	"chancery/reader"
)

// TestWhoAskedIsFoundBeforeAndBehindTheWord reads two short accounts of a call.
func TestWhoAskedIsFoundBeforeAndBehindTheWord(t *testing.T) {
	var accounts []compare.Account
	for _, phrase := range []string{"on the initiative of the French side", "at France's request"} {
		text := "Call of the presidents\nPresident of Russia\nMay 3, 2024\n\nVladimir Putin spoke with President of France Emmanuel Macron by telephone on May 3, 2024. The conversation took place " + phrase + ". Vladimir Putin said that Russia is open to talks.\n"
		r, err := reader.Read([]byte(text), reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		accounts = append(accounts, compare.Account{Name: phrase, Record: r})
	}
	c, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range c.Accounts {
		if s.Asked == nil || s.Asked.By != "FRA" || s.Asked.Evidence.Exact == "" {
			t.Errorf("%s: asked %+v, want France", s.Name, s.Asked)
		}
	}
}

package irregular

import "testing"

func TestBase(t *testing.T) {
	for form, want := range map[string]string{"grew": "grow", "risen": "rise", "withdrew": "withdraw", "grow": "grow", "treaty": "treaty", "": ""} {
		if got := Base(form); got != want {
			t.Errorf("Base(%q) = %q, want %q", form, got, want)
		}
	}
	if f := Forms()["say"]; len(f) == 0 || f[0] != "said" {
		t.Errorf("forms of say: %q", f)
	}
}

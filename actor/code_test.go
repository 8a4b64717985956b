package actor

import "testing"

func TestCodeName(t *testing.T) {
	for code, want := range map[string]string{"CHN": "China", "KOR": "South Korea", "EU": "European Union", "UNO": "United Nations", "ZZZ": "", "": ""} {
		if got := CodeName(code); got != want {
			t.Errorf("CodeName(%q) = %q, want %q", code, got, want)
		}
	}
}

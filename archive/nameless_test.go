package archive

import "testing"

func TestAnOfficeIsNoName(t *testing.T) {
	for name, want := range map[string]bool{
		"Prime Minister": true, "Solomon Islander prime minister": true, "Emir of Qatar": true, "Foreign Minister of the Russian Federation": true,
		"Denmark's President": true, "Xi Jinping": false, "Hagiv Lonna": false, "King Charles III": false, "Pope Francis": false, "": false,
	} {
		if got := nameless(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

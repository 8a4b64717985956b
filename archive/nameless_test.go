package archive

import "testing"

func TestAnOfficeIsNoName(t *testing.T) {
	for name, want := range map[string]bool{
		"Prime Minister": true, "Solomon Islander prime minister": true, "Emir of Qatar": true, "Foreign Minister of the Russian Federation": true,
		"Denmark's President": true, "then China's minister": true, "xi jinping": false, "head of the Taiwan Affairs Office": false, "Xi Jinping": false, "Hagiv Lonna": false, "King Charles III": false, "Pope Francis": false, "": false,
	} {
		if got := Nameless(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

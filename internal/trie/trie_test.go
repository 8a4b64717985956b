package trie

import "testing"

func TestTrie(t *testing.T) {
	tr := New()
	end := func(words ...string) (node int32) {
		for _, w := range words {
			node = tr.Add(node, w)
		}
		return node
	}
	south, africa := end("south"), end("south", "africa")
	if again := end("south", "africa"); again != africa {
		t.Errorf("the same phrase ends at %d and %d", africa, again)
	}
	if other := end("north", "africa"); other == africa {
		t.Error("two phrases end at one node")
	}
	if n, ok := tr.Next(Root, "south"); !ok || n != south {
		t.Errorf("south leads to %d, %v; want %d", n, ok, south)
	}
	if n, ok := tr.Next(south, "africa"); !ok || n != africa {
		t.Errorf("south africa leads to %d, %v; want %d", n, ok, africa)
	}
	for _, w := range []string{"africa", "", "sud"} {
		if _, ok := tr.Next(Root, w); ok {
			t.Errorf("%q begins a phrase", w)
		}
	}
}

package dossier

// Fingerprint is the MinHash of a story's words: two texts are as close as their
// fingerprints agree.
type Fingerprint struct {
	Shingles int      `json:"shingles,omitempty"` // how many different runs of words the text has
	Min      []uint32 `json:"min,omitempty"`
}

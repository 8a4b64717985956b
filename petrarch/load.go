package petrarch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Dictionaries are the files of one folder, ready to code with. They may be used
// by any number of goroutines at once.
type Dictionaries struct {
	names  *phraseTree[named]
	roles  *phraseTree[agent]
	drops  *phraseTree[discard]
	topics *phraseTree[issue]
	// verbs by the word that is the verb in the tree: by its form as written, and
	// by the first form of its entry.
	verbForm, verbBase map[string][]*verb

	count Count
	hash  string
}

// Count tells how many entries were read, synonyms each by itself.
type Count struct {
	Files, Actors, Agents, Verbs, Patterns, Issues, Discards int
	Transformations                                          int // lines that were passed over
}

// Count tells what the dictionaries hold.
func (d *Dictionaries) Count() Count { return d.count }

// Hash names the contents of the files, for records to tell what they were read with.
func (d *Dictionaries) Hash() string { return d.hash }

// maxFile bounds, in bytes, one file of dictionaries.
const maxFile = 64 << 20

// ErrNone is that of a folder without a dictionary.
var ErrNone = errors.New("no dictionary is in this folder: files are told by actor, agent, verb, issue or discard in their names, or by what they hold")

// Load reads all dictionaries of a folder, in the order of their names. Lines that
// cannot be read are left out; faults names them, each a [*Fault]. It fails when the
// folder cannot be read or holds no dictionary.
func Load(dir string) (d *Dictionaries, faults []error, err error) {
	return LoadFS(os.DirFS(dir), dir)
}

// LoadFS is Load from a file system; name is that of the folder in errors.
func LoadFS(folder fs.FS, name string) (d *Dictionaries, faults []error, err error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, nil, err
	}
	d = &Dictionaries{
		names: newPhraseTree[named](), roles: newPhraseTree[agent](), drops: newPhraseTree[discard](), topics: newPhraseTree[issue](),
		verbForm: map[string][]*verb{}, verbBase: map[string][]*verb{},
	}
	sum := sha256.New()
	for _, e := range entries {
		if !e.Type().IsRegular() && e.Type()&fs.ModeSymlink == 0 || !candidate(e.Name()) {
			continue
		}
		data, err := fs.ReadFile(folder, e.Name())
		if err != nil {
			return nil, nil, err
		}
		if len(data) > maxFile {
			return nil, nil, fmt.Errorf("%s: more than %d MB", path.Join(name, e.Name()), maxFile>>20)
		}
		read := d.reader(e.Name(), data)
		if read == nil {
			faults = append(faults, &Fault{e.Name(), 1, "neither its name nor its lines tell what kind of dictionary it is; it was left out"})
			continue
		}
		fmt.Fprintf(sum, "%s %d\n", e.Name(), len(data))
		sum.Write(data)
		d.count.Files++
		read(&source{file: e.Name(), faults: &faults}, data)
	}
	if d.count.Files == 0 {
		return nil, faults, fmt.Errorf("%s: %w", name, ErrNone)
	}
	d.hash = hex.EncodeToString(sum.Sum(nil))
	return d, faults, nil
}

// extensions are those that files of dictionaries have.
var extensions = []string{".txt", ".actors", ".agents", ".verbs", ".issues", ".discards", ".dict"}

func candidate(name string) bool {
	lower := strings.ToLower(name)
	return !strings.HasPrefix(name, ".") && !strings.Contains(lower, "readme") && !strings.Contains(lower, "license") &&
		slices.Contains(extensions, path.Ext(lower))
}

// reader is what reads a file: by its name, else by its lines; nil when neither
// tells.
func (d *Dictionaries) reader(name string, data []byte) func(*source, []byte) {
	name, text := strings.ToLower(name), string(data)
	switch {
	case strings.Contains(name, "discard"):
		return d.discards
	case strings.Contains(name, "issue"):
		return d.issues
	case strings.Contains(name, "agent"):
		return d.agents
	case strings.Contains(name, "actor"):
		return d.actors
	case strings.Contains(name, "verb"), strings.Contains(text, "\n--- "), strings.Contains(text, "\n---  "):
		return d.verbs
	case strings.Contains(text, "<ISSUE"):
		return d.issues
	case strings.Contains(text, "[~"), strings.Contains(text, "~]"):
		return d.agents
	case strings.Contains(text, "\n\t["), strings.Contains(text, "_ ["):
		return d.actors
	}
	return nil
}

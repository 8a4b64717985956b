package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/record"
)

// Gold is a record made by hand, with the text it was made from.
type Gold struct {
	Path     string // the gold file
	TextPath string // the story it annotates
	Text     []byte // the story as it stands
	Record   record.Record

	mentions     map[string][]string // by actor id: wordings given without offsets
	cameoChoices [][]string          // by event: the CAMEO codes or roots that are right
	hasFormulae  bool
}

// LoadGold reads gold files and the stories beside them. An argument is a gold
// file, or a folder whose gold files (*.gold.json, else *.json) are all read,
// in the order of their names. Every piece of evidence is checked against the
// story: a gold record that misquotes it is an error.
func LoadGold(args ...string) ([]*Gold, error) {
	var golds []*Gold
	for _, arg := range args {
		paths, err := goldFiles(arg)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			g, err := loadGold(path)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			golds = append(golds, g)
		}
	}
	return golds, nil
}

func goldFiles(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{arg}, nil
	}
	for _, pattern := range []string{"*.gold.json", "*.json"} {
		paths, err := filepath.Glob(filepath.Join(arg, pattern))
		if err != nil {
			return nil, err
		}
		if len(paths) > 0 {
			slices.Sort(paths)
			return paths, nil
		}
	}
	return nil, fmt.Errorf("%s: no gold records (*.gold.json or *.json) in this folder", arg)
}

func loadGold(path string) (*Gold, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g, file, err := parseGold(data)
	if err != nil {
		return nil, err
	}
	g.Path = path
	if g.TextPath, err = storyOf(path, file); err != nil {
		return nil, err
	}
	if g.Text, err = os.ReadFile(g.TextPath); err != nil {
		return nil, err
	}
	g.Record.Document.Text = string(g.Text)
	if err := g.Record.Validate(); err != nil {
		return nil, fmt.Errorf("against %s: %w", g.TextPath, err)
	}
	return g, nil
}

// storyOf finds the story: by the gold's own "file", looked for beside the gold
// file and beside its folder, else by the gold file's name with the end .txt.
func storyOf(path, file string) (string, error) {
	dir := filepath.Dir(path)
	base := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), ".json"), ".gold")
	tries := []string{filepath.Join(dir, base+".txt")}
	if file != "" {
		file = filepath.FromSlash(file)
		tries = append([]string{filepath.Join(dir, file), filepath.Join(dir, "..", file)}, tries...)
	}
	for _, t := range tries {
		if _, err := os.Stat(t); err == nil {
			return t, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return "", fmt.Errorf("no story at %s", strings.Join(tries, " nor at "))
}

// parseGold reads both shapes of gold: a record, or the shorter hand-made shape
// "chancery.gold/1". It yields the "file" that the gold names as well.
func parseGold(data []byte) (*Gold, string, error) {
	var raw struct {
		File       string                       `json:"file"`
		Document   record.Document              `json:"document"`
		Actors     []goldActor                  `json:"actors"`
		Encounters []goldEncounter              `json:"encounters"`
		Statements []record.Statement           `json:"statements"`
		Events     []goldEvent                  `json:"events"`
		Formulae   []map[string]json.RawMessage `json:"formulae"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, "", err
	}
	g := &Gold{mentions: map[string][]string{}, hasFormulae: raw.Formulae != nil}
	r := &g.Record
	r.Document = raw.Document
	if c := r.Document.Caption; c != nil && len(r.Document.Captions) == 0 {
		r.Document.Captions = []record.Caption{*c}
	}
	r.Statements = raw.Statements
	for _, a := range raw.Actors {
		actor, words := a.actor()
		r.Actors = append(r.Actors, actor)
		g.mentions[actor.ID] = words
	}
	for _, e := range raw.Encounters {
		r.Encounters = append(r.Encounters, e.encounter())
	}
	for i, e := range raw.Events {
		event, cameo := e.event()
		if event.ID == "" {
			event.ID = fmt.Sprintf("v%d", i+1)
		}
		r.Events = append(r.Events, event)
		g.cameoChoices = append(g.cameoChoices, cameo)
	}
	for _, f := range raw.Formulae {
		formula, err := goldFormula(f)
		if err != nil {
			return nil, "", err
		}
		r.Formulae = append(r.Formulae, formula)
	}
	return g, raw.File, nil
}

// texts is a JSON string or a list of strings.
type texts []string

// UnmarshalJSON reads "a", ["a", "b"] or null.
func (t *texts) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		if one != "" {
			*t = texts{one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(t))
}

// goldActor takes a first mention with its place and further wordings without.
type goldActor struct {
	record.Actor
	First        *record.Evidence  `json:"first"`
	MentionsAlso []string          `json:"mentions_also"`
	Mentions     []json.RawMessage `json:"mentions"`
}

func (a goldActor) actor() (record.Actor, []string) {
	words := slices.Clone(a.MentionsAlso)
	if a.First != nil {
		a.Actor.Mentions = append(a.Actor.Mentions, record.Mention{Evidence: *a.First, How: "name"})
	}
	for _, m := range a.Mentions {
		var word string
		var mention record.Mention
		switch {
		case json.Unmarshal(m, &word) == nil:
			words = append(words, word)
		case json.Unmarshal(m, &mention) == nil:
			a.Actor.Mentions = append(a.Actor.Mentions, mention)
		}
	}
	return a.Actor, words
}

// goldEncounter takes a visit as a visitor and where to.
type goldEncounter struct {
	record.Encounter
	Visitor texts  `json:"visitor"`
	To      string `json:"to"`
}

func (e goldEncounter) encounter() record.Encounter {
	out := e.Encounter
	out.VisitKind = strings.TrimSuffix(out.VisitKind, " visit")
	for _, v := range e.Visitor {
		out.Participants = append(out.Participants, record.Participant{Actor: v, Role: "visitor"})
	}
	if out.Country == "" {
		out.Country = e.To
	}
	return out
}

// goldEvent takes codes under the names of CAMEO or of PLOVER, and leaves CAMEO
// open to several codes or to a root.
type goldEvent struct {
	ID        string            `json:"id"`
	Actor     texts             `json:"actor"`
	Recipient texts             `json:"recipient"`
	Source    texts             `json:"source"`
	Target    texts             `json:"target"`
	Plover    json.RawMessage   `json:"plover"`
	Mode      string            `json:"mode"`
	Context   []string          `json:"context"`
	Cameo     texts             `json:"cameo"`
	CameoRoot string            `json:"cameo_root"`
	Status    string            `json:"status"`
	Date      string            `json:"date"`
	Place     string            `json:"place"`
	From      texts             `json:"from"`
	Evidence  []record.Evidence `json:"evidence"`
}

func (e goldEvent) event() (record.Event, []string) {
	out := record.Event{
		ID: e.ID, Actor: append(slices.Clone(e.Actor), e.Source...), Recipient: append(slices.Clone(e.Recipient), e.Target...),
		Status: e.Status, Date: e.Date, Place: e.Place, From: e.From, Evidence: e.Evidence,
		Plover: record.Plover{Mode: e.Mode, Context: e.Context},
	}
	if json.Unmarshal(e.Plover, &out.Plover.Type) != nil {
		_ = json.Unmarshal(e.Plover, &out.Plover) // neither shape: a type that nothing equals
	}
	cameo := slices.Clone(e.Cameo)
	if e.CameoRoot != "" {
		cameo = append(cameo, e.CameoRoot)
	}
	return out, cameo
}

// goldFormula takes a formula of a record or bare evidence.
func goldFormula(raw map[string]json.RawMessage) (record.Formula, error) {
	b, err := json.Marshal(raw)
	if err != nil {
		return record.Formula{}, err
	}
	var f record.Formula
	if _, full := raw["evidence"]; full {
		err = json.Unmarshal(b, &f)
		return f, err
	}
	err = json.Unmarshal(b, &f.Evidence)
	return f, err
}

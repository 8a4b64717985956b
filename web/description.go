package web

import (
	"cmp"
	"slices"
	"strings"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/record"
)

// description tells the things of one record.
type description struct {
	id     string
	actors map[string]*record.Actor
	// encounters are those of the record by their ids.
	encounters map[string]*record.Encounter
	parties    map[string]archive.Party
	human      map[string]string // "encounter/e1/date" → the correction that it rests on
	as         *record.Record    // as it was read, for a reviewer; else nil
	back       string            // where a correction comes back to; "" for the thing in its document
}

func describe(k *archive.Kept) *description {
	d := &description{
		id: k.Record.Document.ID, actors: make(map[string]*record.Actor), parties: make(map[string]archive.Party), human: make(map[string]string),
		encounters: make(map[string]*record.Encounter),
	}
	for i := range k.Record.Encounters {
		d.encounters[k.Record.Encounters[i].ID] = &k.Record.Encounters[i]
	}
	for i := range k.Record.Actors {
		d.actors[k.Record.Actors[i].ID] = &k.Record.Actors[i]
	}
	for _, p := range k.Parties {
		d.parties[p.Local] = p
	}
	for _, f := range k.Corrections.Human {
		for path := f.Field; path != ""; path = parentPath(path) {
			d.human[f.Kind+"/"+f.ID+"/"+path] = f.Correction
		}
		if f.Field == "" {
			d.human[f.Kind+"/"+f.ID+"/"] = f.Correction
		}
	}
	return d
}

// parentPath is the path of what a field is part of.
func parentPath(path string) string {
	cut := strings.LastIndexByte(path, '/')
	return path[:max(cut, 0)]
}

func (d *description) name(local string) string {
	if a := d.actors[local]; a != nil {
		return a.Name
	}
	return local
}

// href is the page of an actor of the record: its own in the archive, else its
// entry beside the text.
func (d *description) href(local string) string {
	if p := d.parties[local]; p.ID != "" {
		return address.Actor(p.ID)
	}
	if d.actors[local] != nil {
		return "#" + actorRef(local)
	}
	return ""
}

func (d *description) words(list []record.Evidence) []words {
	out := make([]words, 0, len(list))
	for _, e := range list {
		out = append(out, wordsOf(d.id, e))
	}
	return out
}

// mention is where an actor is named within some words, else first of all.
func (d *description) mention(local string, within []record.Evidence) []words {
	a := d.actors[local]
	if a == nil || len(a.Mentions) == 0 {
		return nil
	}
	for _, w := range within {
		for _, m := range a.Mentions {
			if m.Start >= w.Start && m.End <= w.End {
				return d.words([]record.Evidence{m.Evidence})
			}
		}
	}
	return d.words([]record.Evidence{a.Mentions[0].Evidence})
}

// fields collects those that are not empty.
type fields struct {
	d    *description
	kind string
	id   string
	list []field
}

func (f *fields) add(name, path, value, href string, w []words) {
	if value == "" {
		return
	}
	human := cmp.Or(f.d.human[f.kind+"/"+f.id+"/"+path], f.d.human[f.kind+"/"+f.id+"/"])
	f.list = append(f.list, field{name, value, href, w, human, f.d.correct(f.kind, f.id, path)})
}

// compact keeps the first of each word.
func compact(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

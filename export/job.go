package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/archive"
	"chancery/record"
)

// The kinds of items that are exported.
const (
	OfEncounters = "encounters" // dossiers
	OfStatements = "statements"
	OfEvents     = "events"
	OfActors     = "actors"
)

// Kinds lists them, in the order of use.
func Kinds() []string { return []string{OfEncounters, OfStatements, OfEvents, OfActors} }

// Job is one export.
type Job struct {
	Format string
	Of     string // one of Kinds; "" for what the format takes first
	Filter archive.Filter
	// Dossier is the one that html shows, by its id or that of a report.
	Dossier string
	// Limit is how many items at most; 0 for all.
	Limit int
	// Base is where the pages of the archive stand, without a slash at the end.
	Base   string
	Engine record.Reader

	leftOut map[string]int
}

// format is a form of file. What it does not take is nil.
type format struct {
	name       string
	encounters func(*Job, io.Writer) sink[Encounter]
	statements func(*Job, io.Writer) sink[Statement]
	events     func(*Job, io.Writer) sink[Event]
	actors     func(*Job, io.Writer) sink[Actor]
}

// sink takes items a page at a time. Flush comes once, at the end.
type sink[T any] interface {
	Add(items []T) error
	Flush() error
}

// formats lists all. One row is one file of this package.
func formats() []format {
	return []format{
		{"csv", encounterTable, statementTable, eventTable, actorTable},
		{"jsonl", lines[Encounter], lines[Statement], lines[Event], lines[Actor]},
		{"parquet", encounterParquet, statementParquet, eventParquet, actorParquet},
		{"plover", nil, nil, newPlover, nil},
		{"gdelt", nil, nil, newGDELT, nil},
		{"icews", nil, nil, newICEWS, nil},
		{"ftm", newFTM, nil, nil, nil},
		{"annotations", encounterAnnotations, statementAnnotations, eventAnnotations, nil},
		{"jsonld", encounterGraph, statementGraph, nil, nil},
		{"geojson", encounterFeatures, nil, eventFeatures, nil},
		{"ics", newCalendar, nil, nil, nil},
		{"html", onlyPage, nil, nil, nil},
	}
}

// onlyPage takes no list: a page is of one dossier, see Job.writePage.
func onlyPage(*Job, io.Writer) sink[Encounter] { return nil }

func lines[T any](_ *Job, w io.Writer) sink[T] { return NewLines[T](w) }

// Formats lists the names of the formats.
func Formats() []string {
	var out []string
	for _, f := range formats() {
		out = append(out, f.name)
	}
	return out
}

// takes lists the kinds of items that a format takes.
func (f *format) takes() []string {
	var out []string
	for i, ok := range []bool{f.encounters != nil, f.statements != nil, f.events != nil, f.actors != nil} {
		if ok {
			out = append(out, Kinds()[i])
		}
	}
	return out
}

// check finds the format and settles the kind of items.
func (j *Job) check() (*format, error) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == j.Format })
	if i < 0 {
		return nil, fmt.Errorf("%w: no format %q; one of: %s", archive.ErrFilter, j.Format, strings.Join(Formats(), ", "))
	}
	takes := all[i].takes()
	if j.Of == "" {
		j.Of = takes[0]
	}
	if !slices.Contains(takes, j.Of) {
		return nil, fmt.Errorf("%w: %s takes %s, not %q", archive.ErrFilter, j.Format, strings.Join(takes, ", "), j.Of)
	}
	if (j.Format == "html") != (j.Dossier != "") {
		return nil, fmt.Errorf("%w: html is of one dossier, and no other format is; name it with --dossier", archive.ErrFilter)
	}
	return &all[i], nil
}

// Check tells what is wrong with a job before anything is opened.
func (j *Job) Check() error {
	_, err := j.check()
	return err
}

// leaveOut counts an item that the format cannot say.
func (j *Job) leaveOut(why string) {
	if j.leftOut == nil {
		j.leftOut = make(map[string]int)
	}
	j.leftOut[why]++
}

// Write writes what was asked for and tells what it wrote. The same archive and
// the same job give the same bytes.
func (j *Job) Write(ctx context.Context, a *archive.Archive, w io.Writer) (*Manifest, error) {
	f, err := j.check()
	if err != nil {
		return nil, err
	}
	r, err := readRulings(ctx, a)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	out := &counter{w: io.MultiWriter(w, sum)}
	m := marker{r}
	var n int
	switch {
	case j.Dossier != "":
		n, err = j.writePage(ctx, a, m, out)
	case j.Of == OfEncounters:
		n, err = drain(ctx, j, a.Dossiers, m.encounter, f.encounters(j, out))
	case j.Of == OfStatements:
		n, err = drain(ctx, j, a.Statements, m.statement, f.statements(j, out))
	case j.Of == OfEvents:
		n, err = drain(ctx, j, a.Events, m.event, f.events(j, out))
	default:
		n, err = drain(ctx, j, a.Actors, m.actor, f.actors(j, out))
	}
	if err != nil {
		return nil, err
	}
	manifest, err := j.manifest(ctx, a, n)
	if err != nil {
		return nil, err
	}
	manifest.Bytes, manifest.SHA256 = out.n, hex.EncodeToString(sum.Sum(nil))
	return manifest, nil
}

// drain marks the items of a list and gives them to a sink.
func drain[T, M any](ctx context.Context, j *Job, fetch Fetch[T], mark func(context.Context, *T) (M, error), to sink[M]) (int, error) {
	_, n, err := Pages(ctx, fetch, j.Filter, j.Limit, func(items []T) error {
		marked := make([]M, 0, len(items))
		for i := range items {
			one, err := mark(ctx, &items[i])
			if err != nil {
				return err
			}
			marked = append(marked, one)
		}
		if len(marked) == 0 {
			return ctx.Err()
		}
		return to.Add(marked)
	})
	if err != nil {
		return n, err
	}
	return n, to.Flush()
}

// counter counts the bytes that pass.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"chancery/archive/correction"
	"chancery/archive/tenure"
)

// Copied counts what [Archive.CopyTo] brought; what was there already is not
// among it.
type Copied struct {
	Documents   int `json:"documents"`
	Sources     int `json:"sources"` // besides those of new documents
	Replaced    int `json:"replaced"`
	Corrections int `json:"corrections"`
	Tenures     int `json:"tenures"`
}

// copyBatch is how many documents are copied in one transaction.
const copyBatch = 128

// CopyTo brings all that an archive holds into another one: documents with their
// sources, originals, records and the times when they were added, what people
// ruled and entered, and the ids of dossiers. What follows from these is derived
// there anew. It may be stopped at any moment; when it is run again, what is
// there is passed over and the rest brought, and so is what came meanwhile.
// progress, which may be nil, is told how many documents are done of how many.
func (a *Archive) CopyTo(ctx context.Context, to *Archive, progress func(done, of int)) (Copied, error) {
	c := &copying{from: a, to: to}
	total, err := a.Count(ctx)
	if err != nil {
		return c.Copied, err
	}
	// Rulings and tenures go first, so that each document is derived once.
	if err := c.tenures(ctx); err != nil {
		return c.Copied, err
	}
	if err := c.corrections(ctx); err != nil {
		return c.Copied, err
	}
	done := 0
	for last := int64(0); ; {
		batch, err := c.load(ctx, last)
		if err != nil {
			return c.Copied, err
		}
		if len(batch) == 0 {
			break
		}
		if err := c.bring(ctx, batch); err != nil {
			return c.Copied, err
		}
		last = batch[len(batch)-1].serial
		if done += len(batch); progress != nil {
			progress(done, max(total, done))
		}
	}
	return c.Copied, c.names(ctx)
}

type copying struct {
	Copied
	from, to *Archive
}

// tenures brings what analysts entered.
func (c *copying) tenures(ctx context.Context) error {
	type entry struct {
		tenure.Tenure
		author, added string
	}
	load := func(a *Archive) (list []entry, err error) {
		err = a.view(ctx, func(t *sql.Tx) error {
			list, err = collect(ctx, t, func(x *entry) []any {
				return []any{&x.Country, &x.Organization, &x.Level, &x.Title, &x.Person, &x.From, &x.To, &x.Status, &x.author, &x.added}
			}, `SELECT country, organization, level, title, person, start, stop, status, author, added FROM tenure
				ORDER BY country, organization, level, title, person, start`)
			return err
		})
		return list, err
	}
	theirs, err := load(c.from)
	if err != nil {
		return err
	}
	ours, err := load(c.to)
	if err != nil {
		return err
	}
	there := make(map[string]bool)
	for i := range ours {
		there[fmt.Sprintf("%+v", ours[i])] = true
	}
	for i := range theirs {
		if x := &theirs[i]; !there[fmt.Sprintf("%+v", *x)] {
			if err := c.to.enterTenures(ctx, x.author, x.added, x.Tenure); err != nil {
				return err
			}
			c.Tenures++
		}
	}
	return nil
}

// corrections brings what people ruled, with when it was kept.
func (c *copying) corrections(ctx context.Context) error {
	var list []correction.Correction
	added := make(map[string]string)
	if err := c.from.view(ctx, func(t *sql.Tx) (err error) {
		if list, err = corrections(ctx, t, "TRUE"); err != nil {
			return err
		}
		type kept struct{ id, added string }
		all, err := collect(ctx, t, func(k *kept) []any { return []any{&k.id, &k.added} }, "SELECT id, added FROM correction")
		for _, k := range all {
			added[k.id] = k.added
		}
		return err
	}); err != nil || len(list) == 0 {
		return err
	}
	n, err := c.to.correct(ctx, list, added)
	c.Corrections += n
	return err
}

// load reads the next documents behind a serial, with all their sources.
func (c *copying) load(ctx context.Context, last int64) ([]copied, error) {
	var list []copied
	err := c.from.view(ctx, func(t *sql.Tx) (err error) {
		if list, err = collect(ctx, t, func(d *copied) []any {
			return []any{&d.serial, &d.sort, &d.id, &d.added, &d.json}
		}, `SELECT d.serial, d.sort, d.id, d.added, r.json FROM document d
			JOIN record r ON r.document = d.serial WHERE d.serial > ? ORDER BY d.serial LIMIT ?`, last, copyBatch); err != nil {
			return err
		}
		if err := addTexts(ctx, t, list, func(d *copied) (int64, *string) { return d.sort, &d.text }); err != nil {
			return err
		}
		for i := range list {
			d := &list[i]
			if d.sources, err = collect(ctx, t, (*copiedSource).fields, `SELECT s.input, s.part, s.url, s.page, s.fetched, s.position, s.options, s.added, o.hash, o.size, o.data
				FROM source s JOIN original o ON o.hash = s.original WHERE s.document = ? ORDER BY s.id`, d.serial); err != nil {
				return err
			}
		}
		return nil
	})
	return list, err
}

// copied is a document on its way.
type copied struct {
	serial, sort    int64
	id, added, text string
	json            []byte // its record, as it is kept
	sources         []copiedSource
}

type copiedSource struct {
	input, part, url, page, fetched, options, added, hash string
	position                                              int64
	size                                                  int
	data                                                  []byte
}

func (s *copiedSource) fields() []any {
	return []any{&s.input, &s.part, &s.url, &s.page, &s.fetched, &s.position, &s.options, &s.added, &s.hash, &s.size, &s.data}
}

// bring adds documents that are not there, and to those that are what they lack.
func (c *copying) bring(ctx context.Context, batch []copied) error {
	there, err := c.there(ctx, batch)
	if err != nil {
		return err
	}
	made := make([]*Entry, len(batch))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range batch {
		if old, is := there[batch[i].id]; is && old.json == string(batch[i].json) {
			continue
		}
		work.Go(func() (err error) {
			made[i], err = batch[i].derive()
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	var count Copied
	if err := c.to.update(ctx, func(t *tx) error {
		count = Copied{}
		var coming []*rows
		for _, e := range made {
			if e != nil {
				coming = append(coming, e.rows)
			}
		}
		if err := t.engine.foresee(ctx, t, coming); err != nil {
			return err
		}
		for i := range batch {
			old, is := there[batch[i].id]
			if err := t.bring(ctx, &batch[i], made[i], old.serial, is, &count); err != nil {
				return fmt.Errorf("document %s: %w", batch[i].id, err)
			}
		}
		return t.index.flush(ctx, t)
	}); err != nil {
		return err
	}
	c.Documents += count.Documents
	c.Sources += count.Sources
	c.Replaced += count.Replaced
	return nil
}

// standing is a document that is there, with its record.
type standing struct {
	serial int64
	json   string
}

func (c *copying) there(ctx context.Context, batch []copied) (map[string]standing, error) {
	found := make(map[string]standing)
	err := c.to.view(ctx, func(t *sql.Tx) error {
		for i := range batch {
			var s standing
			var json []byte
			err := t.QueryRowContext(ctx, "SELECT d.serial, r.json FROM document d JOIN record r ON r.document = d.serial WHERE d.id = ?", batch[i].id).Scan(&s.serial, &json)
			switch {
			case err == nil:
				s.json = string(json)
				found[batch[i].id] = s
			case !errors.Is(err, sql.ErrNoRows):
				return err
			}
		}
		return nil
	})
	return found, err
}

// derive makes what follows from a copied record.
func (d *copied) derive() (*Entry, error) {
	if Hash([]byte(d.text)) != d.id {
		return nil, fmt.Errorf("document %s: its text does not have the hash it is known by; verify tells more", d.id)
	}
	r, err := decodeRecord(d.json, d.text)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", d.id, err)
	}
	e := &Entry{id: d.id, record: r, json: d.json}
	e.rows, err = derive(r)
	return e, err
}

// bring adds one document, or brings one that is there up to date.
func (t *tx) bring(ctx context.Context, d *copied, made *Entry, serial int64, there bool, count *Copied) error {
	now := t.now
	defer func() { t.now = now }()
	t.now = d.added
	switch {
	case !there:
		var err error
		if serial, err = t.addDocument(ctx, made); err != nil {
			return err
		}
		count.Documents++
	case made != nil:
		if err := t.replace(ctx, &Replacement{serial: serial, record: made.record, json: made.json, rows: made.rows}); err != nil {
			return err
		}
		count.Replaced++
	}
	for i := range d.sources {
		s := &d.sources[i]
		t.now = s.added
		var isNew int64
		if err := t.keepSource(ctx, serial, s, &isNew); err != nil {
			return err
		}
		if there {
			if err := t.await(ctx); err != nil {
				return err
			}
			count.Sources += int(isNew)
		}
	}
	return nil
}

// keepSource keeps a source as it was kept elsewhere.
func (t *tx) keepSource(ctx context.Context, serial int64, s *copiedSource, isNew *int64) error {
	if err := t.keepOriginal(ctx, s.hash, s.size, s.data); err != nil {
		return err
	}
	return t.putSource(ctx, isNew, serial, s.input, s.part, s.url, s.page, s.fetched, s.position, s.hash, s.options)
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strings"

	"chancery/record"
)

// pageOf is the address that tells versions of one page apart from other pages:
// where the source was published, else what the document itself says. What does
// not change the page is left out: the fragment, the marks of campaigns.
func pageOf(s *Source, documentURL string) string {
	for _, address := range []string{s.URL, documentURL} {
		if page := canonicalURL(address); page != "" {
			return page
		}
	}
	return ""
}

func canonicalURL(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	q := u.Query()
	for name := range q {
		if strings.HasPrefix(name, "utm_") {
			q.Del(name)
		}
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	page := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + path
	if len(q) > 0 {
		page += "?" + q.Encode()
	}
	return page
}

// versionOrder puts the documents of one page in the order in which they were
// there: by when they were fetched where that is told, else by when they were
// added.
const versionOrder = `SELECT d.serial, d.id, d.title, d.day, min(CASE WHEN s.fetched <> '' THEN s.fetched ELSE s.added END) AS seen
	FROM source s JOIN document d ON d.serial = s.document WHERE s.page = ? GROUP BY d.serial ORDER BY seen, d.serial`

// replaced is the document that stands before this one among the versions of
// its page, "" when it is the first.
func (t *tx) replaced(ctx context.Context, serial int64, page string) (string, error) {
	if page == "" {
		return "", nil
	}
	var before string
	err := t.get(ctx, `SELECT coalesce(before, '') FROM (SELECT serial, lag(id) OVER (ORDER BY seen, serial) AS before FROM (`+versionOrder+`) AS v) AS w WHERE serial = ?`,
		[]any{page, serial}, &before)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return before, err
}

// Version is one text of a page that had several.
type Version struct {
	Document string `json:"document"`
	Title    string `json:"title"`
	Day      string `json:"day,omitempty"`
	Seen     string `json:"seen"` // when it was there first: fetched, else added
	// Came and Went are the sentences that the version before did not have, and
	// those of it that are not there any more; a sentence that only moved is
	// neither. Their offsets are those of this document and of the one before.
	Came []record.Evidence `json:"came,omitempty"`
	Went []record.Evidence `json:"went,omitempty"`
}

// Versions lists the texts that stood at an address, oldest first. It fails with
// ErrNotFound when no document is known to come from there.
func (a *Archive) Versions(ctx context.Context, address string) ([]Version, error) {
	var list []Version
	err := a.view(ctx, func(t *sql.Tx) error {
		var serials []int64
		var err error
		if list, err = collect(ctx, t, func(v *Version) []any {
			serials = append(serials, 0)
			return []any{&serials[len(serials)-1], &v.Document, &v.Title, &v.Day, &v.Seen}
		}, versionOrder, canonicalURL(address)); err != nil {
			return err
		}
		before := ""
		for i := range list {
			text, err := textOf(ctx, t, serials[i])
			if err != nil {
				return err
			}
			if i > 0 {
				list[i].Came, list[i].Went = sentenceDiff(before, text)
			}
			before = text
		}
		return nil
	})
	if err == nil && len(list) == 0 {
		return nil, &failure{location: address, kind: ErrNotFound}
	}
	return list, err
}

func textOf(ctx context.Context, t *sql.Tx, serial int64) (string, error) {
	var sort int64
	if err := t.QueryRowContext(ctx, "SELECT sort FROM document WHERE serial = ?", serial).Scan(&sort); err != nil {
		return "", err
	}
	return textAt(ctx, t, sort)
}

// Change is what came and what went between two texts.
func (a *Archive) Change(ctx context.Context, before, after string) (came, went []record.Evidence, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		var texts [2]string
		for i, id := range []string{before, after} {
			serial, _, err := find(ctx, t, id)
			if err != nil {
				return err
			}
			if texts[i], err = textOf(ctx, t, serial); err != nil {
				return err
			}
		}
		came, went = sentenceDiff(texts[0], texts[1])
		return nil
	})
	return came, went, err
}

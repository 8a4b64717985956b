package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/mmcdole/gofeed"
)

// ErrNoContent: an entry of a feed that has a title and a link, and no text.
var ErrNoContent = errors.New("the entry holds no text: give the address of the feed, and its links are followed")

// feed takes in the entries of a feed: the pages that they lead to where the
// feed came from an address, else their own words.
func (w *walker) feed(s stream) bool {
	data, err := w.whole(s.r)
	if err != nil {
		return w.fail(s.at, err)
	}
	feed, err := parseFeed(data)
	if err != nil {
		return w.fail(s.at, fmt.Errorf("the feed cannot be read: %w", err))
	}
	base := s.at.URL
	if base == "" {
		base = feed.Link
	}
	for i, e := range feed.Items {
		if e == nil {
			continue
		}
		at := s.at.within(fmt.Sprintf("entry %d", i+1), 0)
		link := resolve(base, e.Link)
		if s.follow && link != "" {
			at.URL = link
			if !w.fetch(at, link, false) {
				return false
			}
			continue
		}
		at.URL = link
		part := s
		part.at, part.charset = at, "utf-8"
		content, ok := entry(feed, e, link)
		if ok && !w.found(part, content) || !ok && !w.fail(at, ErrNoContent) {
			return false
		}
	}
	return true
}

// parseFeed reads RSS, Atom or JSON Feed; a fault of the library costs the feed
// alone.
func parseFeed(data []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("it is not well formed: %v", fault)
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(data))
}

// entryDocument is an entry as an object of JSON, in the names of JSON Feed:
// its own words have no document of their own.
type entryDocument struct {
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"date_published,omitempty"`
	Modified  string `json:"date_modified,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Language  string `json:"language,omitempty"`
	Content   string `json:"content_html"`
}

// entry is the document that an entry's own words make.
func entry(feed *gofeed.Feed, e *gofeed.Item, link string) ([]byte, bool) {
	content := e.Content
	if content == "" {
		content = e.Description
	}
	if content == "" {
		return nil, false
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(entryDocument{
		Title: e.Title, URL: link, Published: stated(e.Published, e.PublishedParsed), Modified: stated(e.Updated, e.UpdatedParsed),
		Publisher: feed.Title, Language: feed.Language, Content: content,
	})
	return bytes.TrimSpace(b.Bytes()), err == nil
}

// stated is a time as the entry states it, with its own offset, where that is in
// one of the forms that the standards of feeds name; else what the library made
// of it.
func stated(words string, parsed *time.Time) string {
	for _, form := range []string{time.RFC1123Z, time.RFC3339, time.RFC1123} {
		if _, err := time.Parse(form, words); err == nil {
			return words
		}
	}
	if parsed == nil {
		return words
	}
	return parsed.Format(time.RFC3339)
}

// resolve makes a link absolute; "" where it leads to no page of the web.
func resolve(base, link string) string {
	u, err := url.Parse(link)
	if err != nil || link == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

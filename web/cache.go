package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"sync"

	"chancery/archive"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Bounds of what is kept of pages already made.
const (
	cachePages = 512
	cacheBytes = 512 << 10 // of one page
)

// cache keeps pages as readers see them for as long as the archive does not
// change. At its largest it holds 256 MB, in practice a tenth of that.
type cache struct {
	mu    sync.Mutex
	stamp int64
	pages *lru.Cache[string, made]
}

// made is a page with the tag by which a browser can tell that it has it.
type made struct {
	body []byte
	tag  string
}

func newMade(body []byte) made {
	sum := sha256.Sum256(body)
	return made{body, `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
}

func newCache() (*cache, error) {
	pages, err := lru.New[string, made](cachePages)
	return &cache{pages: pages}, err
}

// now forgets what was made before the archive changed last. The stamp that comes
// back is to be given to put, so that a page which was asked for before a change
// is not kept after it.
func (c *cache) now(ctx context.Context, a *archive.Archive) (stamp int64, err error) {
	if stamp, err = a.Stamp(ctx); err != nil {
		return 0, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if stamp != c.stamp {
		c.pages.Purge()
		c.stamp = stamp
	}
	return stamp, nil
}

func (c *cache) get(key string) (made, bool) { return c.pages.Get(key) }

func (c *cache) put(key string, stamp int64, page made) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if stamp == c.stamp && len(page.body) <= cacheBytes {
		c.pages.Add(key, page)
	}
}

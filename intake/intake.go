package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"chancery/article"
)

// Errors that items carry. They may be wrapped with what was seen; compare with
// errors.Is.
var (
	// ErrSkipped: something found in a folder or container, not named by the
	// user, that is no document and was never meant as one: a picture, a
	// program, a device. It is worth a line in a log and is no failure.
	ErrSkipped = errors.New("set aside")
	// ErrTooLarge: a document of more than Options.MaxBytes.
	ErrTooLarge = article.ErrTooLarge
	// ErrLoop: a symbolic link that leads back to a folder it lies in.
	ErrLoop = errors.New("the link leads back to a folder above it and was not followed")
	// ErrNoMatch: a pattern that no file fits, or a folder that holds none.
	ErrNoMatch = errors.New("nothing to read there")
	// ErrNoFetch: an address where Options.Fetch is not set.
	ErrNoFetch = errors.New("an address, and fetching is off: save the page and name the file")
)

// Options tell how inputs are taken in. The zero value reads files only.
type Options struct {
	// Stdin is what "-" reads; nil makes "-" an error.
	Stdin io.Reader
	// MaxBytes bounds one document, after all unpacking; 0 means
	// article.DefaultMaxBytes.
	MaxBytes int
	// Fetch allows the network for inputs that are addresses (http, https).
	Fetch bool
	// AllowPrivate allows addresses that lead to this machine or its own network.
	AllowPrivate bool
	// Timeout bounds the fetch of a page or feed from beginning to end, and one
	// read of a larger answer; 0 means 30 seconds.
	Timeout time.Duration
	// UserAgent is how fetches name themselves; "" means DefaultUserAgent.
	UserAgent string
	// MaxUnpacked bounds, in bytes, what one input unpacks to; 0 means 256 GB.
	MaxUnpacked int64
	// Article is what the caller knows of all documents; items carry it with
	// what was learned of each (charset, address) added.
	Article article.Options
}

func (o *Options) maxBytes() int {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return article.DefaultMaxBytes
}

func (o *Options) maxUnpacked() int64 {
	if o.MaxUnpacked > 0 {
		return o.MaxUnpacked
	}
	return defaultMost
}

func (o *Options) timeout() time.Duration {
	if o.Timeout > 0 {
		return o.Timeout
	}
	return defaultTimeout
}

func (o *Options) userAgent() string {
	if o.UserAgent != "" {
		return o.UserAgent
	}
	return DefaultUserAgent
}

// Origin says where an item came from.
type Origin struct {
	// Input is the file, address or "-", as the user named it or as it was found
	// in a folder.
	Input string
	// Inner is the part of the input, "" for the whole: the path within a
	// container ("2026/01.zip/a.html"), a line, a record, an entry of a feed.
	Inner string
	// URL is where the document was published, as far as the input tells.
	URL string
	// Fetched is when the document was taken from URL: now for a fetch, the
	// record's date for a WARC; else zero.
	Fetched time.Time
	// Offset is where the part begins in its container, in bytes of the container
	// as it is packed in nothing else; for a record of a compressed WARC, that of
	// its member in the compressed file, as indexes of web archives have it. 0 for
	// a whole input.
	Offset int64
}

// String names the origin for people: "news.zip: 2026/a.html".
func (o Origin) String() string {
	if o.Inner == "" {
		return o.Input
	}
	return o.Input + ": " + o.Inner
}

// within adds a part to what is named already.
func (o Origin) within(part string, offset int64) Origin {
	if o.Inner != "" {
		part = o.Inner + "/" + part
	}
	o.Inner, o.Offset = part, offset
	return o
}

// Item is the bytes of one document, or the error that stands for it.
type Item struct {
	Origin
	// Data are the bytes of the document, unpacked, of any charset and format
	// that article.Read knows. They belong to the receiver.
	Data []byte
	// Article is what is known of the document besides its bytes, for
	// article.Read.
	Article article.Options
	// Consumed is how many bytes of all inputs were read so far, packed, to set
	// beside [Size].
	Consumed int64
	// Err, where it is set, says what is wrong with this part and what to do; it
	// does not repeat the names in Origin. Data is then nil.
	Err error
}

// Walk yields the documents of the inputs, in the order of the inputs and, in
// each, in a fixed order. It ends early when ctx is done; ctx.Err tells.
func Walk(ctx context.Context, inputs []string, opt Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		w := &walker{ctx: ctx, opt: opt, yield: yield}
		for _, input := range inputs {
			if !w.input(input) {
				return
			}
		}
	}
}

// walker carries one Walk. Its methods report whether to go on.
type walker struct {
	ctx      context.Context
	opt      Options
	yield    func(Item) bool
	consumed int64
	http     *http.Client // made when first needed
}

// send yields an item unless the walk was called off.
func (w *walker) send(item Item) bool {
	if w.ctx.Err() != nil {
		return false
	}
	item.Consumed = w.consumed
	return w.yield(item)
}

func (w *walker) fail(at Origin, err error) bool {
	return w.send(Item{Origin: at, Err: err})
}

func (w *walker) input(name string) bool {
	switch {
	case name == "-":
		return w.stdin()
	case isURL(name):
		if !w.opt.Fetch {
			return w.fail(Origin{Input: name, URL: name}, ErrNoFetch)
		}
		return w.fetch(Origin{Input: name, URL: name}, name, true)
	}
	return w.path(name)
}

// Absolute names a file so that the name means the same from any folder; other
// inputs stay as they are.
func Absolute(input string) string {
	if !isFile(input) {
		return input
	}
	if path, err := filepath.Abs(input); err == nil {
		return path
	}
	return input
}

// isFile tells whether an input is named by its path: it is no address and not
// standard input.
func isFile(input string) bool { return input != "-" && !strings.Contains(input, "://") }

func isURL(name string) bool {
	scheme, _, found := strings.Cut(name, "://")
	return found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

func (w *walker) stdin() bool {
	at := Origin{Input: "-"}
	if w.opt.Stdin == nil {
		return w.fail(at, errors.New("no standard input here: name a file"))
	}
	return w.take(w.fresh(at, &pipe{ctx: w.ctx, from: w.opt.Stdin}, true))
}

// megabytes prints a number of bytes for people.
func megabytes[N int | int64](n N) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

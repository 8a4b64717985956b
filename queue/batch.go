package queue

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"

	"chancery/article"
	"chancery/intake"
)

// format is the version of what a message holds. It stands in a header, so that a
// worker can tell a message that it does not know.
const format = "1"

// The headers of a message.
const (
	headerFormat = "Chancery-Batch"
	headerObject = "Chancery-Object" // the object that holds the batch; the message is then empty
)

// errFormat: a message that is no batch of this program.
var errFormat = errors.New("the message cannot be understood")

// document is one document of a batch as it is written: what is known of it, in
// JSON. Its bytes follow behind the head, or are to be had by name.
type document struct {
	Input   string          `json:"input"`
	Part    string          `json:"part,omitempty"`
	URL     string          `json:"url,omitempty"`
	Fetched time.Time       `json:"fetched,omitzero"`
	Offset  int64           `json:"offset,omitempty"`
	Options article.Options `json:"options"`
	Size    int             `json:"size"`
	// Hash is the SHA-256 of the bytes where they are not carried.
	Hash string `json:"hash,omitempty"`

	data []byte // nil when Hash is set
}

func (d *document) origin() intake.Origin {
	return intake.Origin{Input: d.Input, Inner: d.Part, URL: d.URL, Fetched: d.Fetched, Offset: d.Offset}
}

// item is the document as package ingest takes it. Where the bytes are not carried
// they are read now; an error stands for those that are not there any more, or are
// others.
func (d *document) item(ctx context.Context) intake.Item {
	item := intake.Item{Origin: d.origin(), Data: d.data, Article: d.Options}
	if d.Hash == "" {
		return item
	}
	item.Data, item.Err = d.again(ctx)
	if item.Err == nil && hash(item.Data) != d.Hash {
		item.Err = errors.New("it has changed since it was queued: add it again")
	}
	if item.Err != nil {
		item.Data = nil
	}
	return item
}

// again reads the bytes by their name and place.
func (d *document) again(ctx context.Context) ([]byte, error) {
	return intake.Part(ctx, d.origin(), intake.Options{MaxBytes: d.Options.MaxBytes})
}

// forgetData leaves the bytes behind where they can be had again.
func (d *document) forgetData(ctx context.Context) {
	if same, err := d.again(ctx); err == nil && bytes.Equal(same, d.data) {
		d.Hash, d.data = hash(d.data), nil
	}
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Both are safe for concurrent use by their EncodeAll and DecodeAll.
var (
	encoder, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(1<<20))
	decoder, _ = zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderConcurrency(0))
)

// maxUnpacked bounds what a message may unpack to: a document of the greatest size
// with room to spare.
const maxUnpacked = 2*article.DefaultMaxBytes + 1<<20

// encode writes a batch: a line of JSON about all documents, then their bytes, all
// of it compressed. The id is the same for the same documents.
func encode(batch []document) (id string, packed []byte, err error) {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(batch); err != nil {
		return "", nil, err
	}
	for i := range batch {
		b.Write(batch[i].data)
	}
	return hash(b.Bytes()), encoder.EncodeAll(b.Bytes(), nil), nil
}

// decode reads what encode wrote.
func decode(packed []byte) ([]document, error) {
	plain, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errFormat, err)
	}
	r := bufio.NewReader(bytes.NewReader(plain))
	line, err := r.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("%w: it has no head", errFormat)
	}
	var batch []document
	if err := json.Unmarshal(line, &batch); err != nil {
		return nil, fmt.Errorf("%w: %w", errFormat, err)
	}
	rest := plain[len(line):]
	for i := range batch {
		d := &batch[i]
		if d.Hash != "" {
			continue
		}
		if d.Size < 0 || d.Size > len(rest) {
			return nil, fmt.Errorf("%w: %w", errFormat, io.ErrUnexpectedEOF)
		}
		d.data, rest = rest[:d.Size:d.Size], rest[d.Size:]
	}
	if len(batch) == 0 || len(rest) > 0 {
		return nil, fmt.Errorf("%w: its head and its length differ", errFormat)
	}
	return batch, nil
}

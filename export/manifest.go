package export

import (
	"context"
	"encoding/json"
	"net/url"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/record"
)

// ManifestSchema names the shape of a manifest.
const ManifestSchema = "chancery.export/1"

// Manifest tells what a file of an export is. It has no time of its own: the
// archive's newest document tells how old the data are.
type Manifest struct {
	Schema  string `json:"schema"`
	File    string `json:"file"` // without its folder; "" for standard output
	Format  string `json:"format"`
	Of      string `json:"of"`
	Filters Asked  `json:"filters"`
	Dossier string `json:"dossier,omitempty"`
	Limit   int    `json:"limit,omitempty"`
	Items   int    `json:"items"` // of the archive that fit; of a dossier, its reports
	// Columns are those of a table that has no line of titles.
	Columns []string `json:"columns,omitempty"`
	// LeftOut counts those that the format cannot say, by reason.
	LeftOut map[string]int `json:"left_out,omitempty"`
	Bytes   int64          `json:"bytes"`
	SHA256  string         `json:"sha256"`
	Engine  record.Reader  `json:"engine"` // the program that wrote the file
	Records string         `json:"records"`
	Archive struct {
		Documents int    `json:"documents"`
		Newest    string `json:"newest_added,omitempty"` // RFC 3339
	} `json:"archive"`
}

// Asked are the fields of a filter that were set, by the names that addresses
// have.
type Asked url.Values

func (j *Job) manifest(ctx context.Context, a *archive.Archive, n int) (*Manifest, error) {
	numbers, err := a.Numbers(ctx)
	if err != nil {
		return nil, err
	}
	m := &Manifest{
		Schema: ManifestSchema, Format: j.Format, Of: j.Of, Filters: Asked(address.Query(j.Filter)), Dossier: j.Dossier, Limit: j.Limit,
		Items: n, LeftOut: j.leftOut, Engine: j.Engine, Records: record.Schema,
	}
	if j.Format == "gdelt" {
		m.Columns = gdeltColumns()
	}
	m.Archive.Documents, m.Archive.Newest = numbers.Documents, numbers.Added
	return m, nil
}

// JSON is the manifest as it is written.
func (m *Manifest) JSON() ([]byte, error) {
	b, err := json.MarshalIndent(m, "", "  ")
	return append(b, '\n'), err
}

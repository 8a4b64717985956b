package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// record writes one record; length is what its header states, the block's own
// when it is negative.
func record(kind, uri, block string, length int) string {
	if length < 0 {
		length = len(block)
	}
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-06T08:30:00Z\r\n"+
		"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, length, block)
}

func zipped(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(p))
		_ = z.Close()
	}
	return b.Bytes()
}

// read describes what comes: "uri=block", or "!offset error".
func read(data []byte) []string {
	var out []string
	r := NewReader(iotestOneByte{bytes.NewReader(data)})
	for {
		rec, err := r.Next()
		var broken *RecordError
		switch {
		case err == io.EOF:
			return out
		case errors.As(err, &broken):
			out = append(out, fmt.Sprintf("!%d %v", broken.Offset, broken.Err))
			continue
		case err != nil:
			return append(out, "fatal "+err.Error())
		}
		block, _ := io.ReadAll(rec)
		err = rec.Check()
		if errors.As(err, &broken) {
			out = append(out, fmt.Sprintf("!%d %v", broken.Offset, broken.Err))
			continue
		}
		if err != nil {
			return append(out, "fatal "+err.Error())
		}
		out = append(out, rec.TargetURI+"="+string(block))
	}
}

// iotestOneByte gives odd, small pieces.
type iotestOneByte struct{ r io.Reader }

func (o iotestOneByte) Read(p []byte) (int, error) { return o.r.Read(p[:min(len(p), 7)]) }

func TestRecordsAreReadAndBrokenOnesPassedOver(t *testing.T) {
	a, b, c := record("response", "u:a", "alpha", -1), record("response", "<u:b>", "beta\r\n\r\nbeta", -1), record("response", "u:c", "", -1)
	all := []string{"u:a=alpha", "u:b=beta\r\n\r\nbeta", "u:c="}
	n := len(a)
	for _, tt := range []struct {
		name string
		data string
		want []string
	}{
		{"nothing", "", nil},
		{"plain", a + b + c, all},
		{"lines ended by LF alone", strings.ReplaceAll(a+c, "\r\n", "\n"), []string{"u:a=alpha", "u:c="}},
		{"blank lines between", a + "\r\n\r\n\r\n" + c, []string{"u:a=alpha", "u:c="}},
		{"no line ends at the end", strings.TrimRight(a+b, "\r\n"), all[:2]},
		{"rubbish before", "rubbish\r\n" + a + c, []string{"!0 " + ErrNoRecord.Error(), "u:a=alpha", "u:c="}},
		{"rubbish between", a + "rubbish\nand more\n" + c, []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrNoRecord), "u:c="}},
		{"a length too short", a + record("response", "u:x", "a long block\nof lines", 4) + c, []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrLength), "u:c="}},
		{"a length too long", a + record("response", "u:x", "short", 60) + b + c, []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrLength), all[1], "u:c="}},
		{"a length beyond the end", a + record("response", "u:x", "short", 1<<40) + b + c, []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrLength), all[1], "u:c="}},
		{"no length", a + "WARC/1.0\r\nWARC-Type: response\r\n\r\nblock\r\n\r\n" + c, []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrLength), "u:c="}},
		{"a negative length", record("x", "u:x", "b", -1)[:60] + "\r\nContent-Length: -5\r\n\r\n" + c, []string{"!0 " + ErrLength.Error(), "u:c="}},
		{"no field", "WARC/1.0\r\nWARC-Type: response\r\nrubbish\r\n\r\n" + c, []string{"!0 " + ErrHeader.Error() + `: no field in "rubbish"`, "u:c="}},
		{"cut in a header", a + "WARC/1.0\r\nWARC-Type: resp", []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrCut)}},
		{"cut in a block", a + b[:len(b)-10], []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrCut)}},
		{"a field on two lines", "WARC/1.1\r\nContent-Length: 1\r\nWARC-Target-URI: u:\r\n\ttwo\r\n\r\nx\r\n\r\n", []string{"u: two=x"}},
		{"a header without end", "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 20_000) + "\r\n" + c, []string{"!0 " + ErrHeader.Error() + ": more than 65536 bytes", "u:c="}},
	} {
		if got := read([]byte(tt.data)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got\n\t%q\nwant\n\t%q", tt.name, got, tt.want)
		}
	}
}

func TestCompressedFiles(t *testing.T) {
	a, b, c := record("response", "u:a", "alpha", -1), record("response", "u:b", strings.Repeat("beta ", 2000), -1), record("response", "u:c", "gamma", -1)
	body := "u:b=" + strings.Repeat("beta ", 2000)
	first, second := zipped(a), zipped(b)
	damaged := bytes.Clone(second)
	for i := 20; i < len(damaged)-8; i++ {
		damaged[i] ^= 0x55
	}
	checksum := bytes.Clone(second)
	checksum[len(checksum)-6] ^= 1
	n := len(first)
	for _, tt := range []struct {
		name string
		data []byte
		want []string
	}{
		{"a member a record", zipped(a, b, c), []string{"u:a=alpha", body, "u:c=gamma"}},
		{"one member", zipped(a + b + c), []string{"u:a=alpha", body, "u:c=gamma"}},
		{"a record over two members", zipped(a+b[:3000], b[3000:]+c), []string{"u:a=alpha", body, "u:c=gamma"}},
		{"zeros at the end", append(zipped(a), make([]byte, 512)...), []string{"u:a=alpha"}},
		{"a damaged member", slices.Concat(first, damaged, zipped(c)), []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrDamaged), "u:c=gamma"}},
		{"a wrong checksum", slices.Concat(first, checksum, zipped(c)), []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrDamaged), "u:c=gamma"}},
		{"rubbish between members", slices.Concat(first, []byte("rubbish"), zipped(c)), []string{"u:a=alpha", fmt.Sprintf("!0 %v", ErrDamaged), "u:c=gamma"}},
		{"cut in a member", slices.Concat(first, second[:len(second)-20]), []string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrDamaged)}},
		{
			"a length too long", slices.Concat(first, zipped(record("response", "u:x", "short", 90)), second, zipped(c)),
			[]string{"u:a=alpha", fmt.Sprintf("!%d %v", n, ErrLength), body, "u:c=gamma"},
		},
	} {
		if got := read(tt.data); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got\n\t%.200q\nwant\n\t%.200q", tt.name, got, tt.want)
		}
	}
}

func TestOffsetsLeadToTheRecord(t *testing.T) {
	var records []string
	for i := range 300 {
		records = append(records, record("response", fmt.Sprintf("u:%d", i), strings.Repeat("x", i*i), -1))
	}
	for name, data := range map[string][]byte{"plain": []byte(strings.Join(records, "")), "gzip": zipped(records...)} {
		r := NewReader(bytes.NewReader(data))
		for i := range records {
			rec, err := r.Next()
			if err != nil {
				t.Fatal(err)
			}
			again, err := NewReader(bytes.NewReader(data[rec.Offset:])).Next()
			if err != nil || again.TargetURI != fmt.Sprintf("u:%d", i) {
				t.Fatalf("%s: at offset %d of record %d: %v %v", name, rec.Offset, i, again, err)
			}
		}
	}
}

func TestAGuardEndsTheReading(t *testing.T) {
	stop := errors.New("stop")
	r := NewReader(bytes.NewReader(zipped(record("response", "u:a", strings.Repeat("0", 10<<20), -1))))
	r.Guard = func(n int64) error {
		if n > 5<<20 {
			return stop
		}
		return nil
	}
	rec, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, rec); !errors.Is(err, stop) || n > 7<<20 {
		t.Errorf("%d bytes, %v", n, err)
	}
	if _, err := r.Next(); !errors.Is(err, stop) {
		t.Errorf("next: %v", err)
	}
}

func FuzzReader(f *testing.F) {
	a, b := record("response", "u:a", "alpha", -1), record("response", "u:b", "beta", 100)
	f.Add([]byte(a + b + a))
	f.Add([]byte("x\r\n\r\nWARC/1.0\r\nContent-Length: 20\r\n\r\n\r\n\r\nWARC/1.1\r\nA: b\r\n c\r\n\r\n"))
	f.Add(zipped(a, b, a))
	f.Add(slices.Concat(zipped(a), magic, zipped(b)[:40], zipped(a)))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := NewReader(bytes.NewReader(data))
		last := int64(-1)
		for n := 0; ; n++ {
			if n > 2*len(data)+10 {
				t.Fatal("no end")
			}
			rec, err := r.Next()
			var broken *RecordError
			if errors.As(err, &broken) {
				continue
			}
			if err != nil {
				return
			}
			if rec.Offset < 0 || rec.Offset >= int64(len(data)) {
				t.Fatalf("offset %d of %d", rec.Offset, len(data))
			}
			if rec.start <= last {
				t.Fatalf("record at %d after %d", rec.start, last)
			}
			last = rec.start
			if n%2 == 0 {
				block, _ := io.ReadAll(rec)
				if err := rec.Check(); err == nil && int64(len(block)) != rec.Length {
					t.Fatalf("%d bytes of %d", len(block), rec.Length)
				}
			}
		}
	})
}

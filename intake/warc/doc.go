// Package warc reads web archives (ISO 28500, WARC 0.18 to 1.1), plain or
// compressed by gzip, as a stream: no more than the header of one record and a
// few buffers are held.
//
// What is broken costs its record alone. [Reader.Next] then returns a
// [RecordError] that names the place, and the call after it goes on with the
// next record that can be found: behind a wrong length, behind rubbish, behind
// compressed data that is damaged.
//
//	r := warc.NewReader(f)
//	for {
//		rec, err := r.Next()
//		if err == io.EOF {
//			break
//		}
//		… an error that is a *warc.RecordError: note it and go on; any other ends the file …
//		body, err := io.ReadAll(rec)
//		err = rec.Check() // the length was right
//	}
package warc

package when

// TEIReader resolves given expressions of one document, in the order of the
// text, into the date attributes of the Text Encoding Initiative.
type TEIReader struct{ last Date }

// Read gives the attributes (when, from, to, notBefore, notAfter) of the
// expression at sentence[start:end], bytes; nil when it cannot be resolved.
func (r *TEIReader) Read(sentence string, start, end int, reference Date) map[string]string {
	return nil
}

package intake

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// warcRecord writes a record with its length right.
func warcRecord(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-06T08:30:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, contentType, len(block), block)
}

// page is a response record of an HTTP answer.
func page(uri, header, body string) string {
	return warcRecord("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+header+"\r\n"+body)
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func TestPagesOfAWebArchive(t *testing.T) {
	const html = "Content-Type: text/html; charset=gbk\r\n"
	records := []string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: by hand\r\n"),
		warcRecord("request", "https://a.example/1", "application/http; msgtype=request", "GET /1 HTTP/1.1\r\n\r\n"),
		page("https://a.example/1", html, "<p>one</p>"),
		page("https://a.example/2", html+"Transfer-Encoding: chunked\r\n", "4\r\n<p>t\r\n6;x=y\r\nwo</p>\r\n0\r\n\r\n"),
		page("https://a.example/3", html+"Transfer-Encoding: chunked\r\n", "<p>joined already</p>"),
		page("https://a.example/4", html+"Content-Encoding: gzip\r\n", gz("<p>four</p>")),
		page("https://a.example/5", html+"Content-Encoding: gzip\r\n", "<p>unpacked already</p>"),
		page("https://a.example/6", html+"Content-Encoding: deflate\r\n", deflated("<p>six</p>")),
		page("https://a.example/7", html+"Content-Encoding: br\r\n", "\x0b\x02\x80"),
		page("https://a.example/8", "Content-Type: image/png\r\n", "\x89PNG"),
		page("https://a.example/9", "Content-Type: application/pdf\r\n", "%PDF-1.7"),
		page("https://a.example/10", "odd line\r\nContent-Type: TEXT/HTML;charset\r\n", "<p>ten</p>"),
		page("https://a.example/11", "", "<p>no type</p>"),
		page("https://a.example/12", "", "\x89PNG\r\n\x1a\n"),
		warcRecord("response", "https://a.example/13", "application/http", "HTTP/1.1 404 Not Found\r\n"+html+"\r\n<p>gone</p>"),
		warcRecord("resource", "file:///a.txt", "text/plain; charset=utf-8", "a resource"),
		warcRecord("conversion", "https://a.example/15", "text/plain", "a conversion"),
		warcRecord("response", "https://a.example/16", "application/http", "no HTTP"),
		warcRecord("revisit", "https://a.example/17", "application/http", "HTTP/1.1 200 OK\r\n\r\n"),
		page("https://a.example/18", html, strings.Repeat("x", 600)),
	}
	want := []string{
		"https://a.example/1 gbk = <p>one</p>", "https://a.example/2 gbk = <p>two</p>", "https://a.example/3 gbk = <p>joined already</p>",
		"https://a.example/4 gbk = <p>four</p>", "https://a.example/5 gbk = <p>unpacked already</p>", "https://a.example/6 gbk = <p>six</p>",
		"https://a.example/7  ! br: the body is compressed in a way that is not read here",
		"https://a.example/10  = <p>ten</p>", "https://a.example/11  = <p>no type</p>", "https://a.example/12  ! a PNG picture: set aside",
		" utf-8 = a resource", "https://a.example/15  = a conversion", `https://a.example/16  ! the HTTP header is cut off or too long: EOF`,
		"https://a.example/18  ! more than 500 bytes: " + ErrTooLarge.Error(),
	}
	plain := strings.Join(records, "")
	var members strings.Builder
	for _, r := range records {
		members.WriteString(gz(r))
	}
	for name, data := range map[string]string{"plain": plain, "a member a record": members.String(), "one member": gz(plain), "zstd": zst(plain)} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for item := range Walk(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(data), MaxBytes: 500}) {
				line := item.URL + " " + item.Article.Charset
				if item.Err != nil {
					line += " ! " + item.Err.Error()
				} else {
					line += " = " + string(item.Data)
				}
				if item.Fetched != time.Date(2026, 1, 6, 8, 30, 0, 0, time.UTC) || item.Inner != fmt.Sprintf("record at byte %d", item.Offset) {
					t.Errorf("origin %+v", item.Origin)
				}
				got = append(got, line)
			}
			expect(t, got, want...)
		})
	}
}

func TestABrokenRecordCostsItselfAlone(t *testing.T) {
	a, b := page("https://a.example/1", "", "<p>one</p>"), page("https://a.example/2", "", "<p>two</p>")
	long := strings.Replace(b, "Content-Length: ", "Content-Length: 9", 1)
	n := len(a)
	expect(t, from(a+long+a, Options{}), "record at byte 0 = <p>one</p>",
		fmt.Sprintf("record at byte %d ! the record's length is missing or wrong; reading goes on behind it", n),
		fmt.Sprintf("record at byte %d = <p>one</p>", n+len(long)))
	expect(t, from(a+b[:len(b)-8], Options{}), "record at byte 0 = <p>one</p>",
		fmt.Sprintf("record at byte %d ! the file ends within the record; reading goes on behind it", n))
	expect(t, from(a+"rubbish\n"+b, Options{}), "record at byte 0 = <p>one</p>",
		fmt.Sprintf("record at byte %d ! no record begins here; reading goes on behind it", n),
		fmt.Sprintf("record at byte %d = <p>two</p>", n+len("rubbish\n")))
}

package intake

import (
	"context"
	"strings"
	"testing"

	"chancery/article"
)

const rss = `<?xml version="1.0" encoding="UTF-8"?><!-- a feed -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast Press</title><link>https://coast.example/</link><language>en</language>
<item><title>Ministers meet in Accra</title><link>/1</link><pubDate>Tue, 05 May 2026 14:30:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>ACCRA, May 5 - The ministers met &amp; talked.</p><p>They will meet again.</p>]]></content:encoded></item>
<item><title>A title alone</title><link>https://coast.example/2</link></item>
<item><title>Envoy in Lome</title><link>https://coast.example/3</link><description>&lt;p&gt;The envoy came to Lome on Monday.&lt;/p&gt;</description></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Readouts</title><id>x</id><updated>2026-05-05T10:00:00Z</updated>
<entry><title>Call with the minister</title><id>1</id><link href="https://mfa.example/1"/><published>2026-05-04T09:00:00Z</published><updated>2026-05-05T10:00:00Z</updated>
<content type="html">&lt;p&gt;The ministers talked by telephone.&lt;/p&gt;</content></entry></feed>`

const jsonFeedText = `{"version":"https://jsonfeed.org/version/1.1","title":"Notes","items":[{"id":"1","url":"https://n.example/1","title":"A call","content_html":"<p>The two leaders talked.</p>","date_published":"2026-02-03T04:05:06Z"}]}`

func TestEntriesOfAFeedAreDocuments(t *testing.T) {
	var got []string
	for _, feed := range []string{rss, atom, jsonFeedText} {
		for item := range Walk(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(feed)}) {
			if item.Err != nil {
				got = append(got, item.Inner+" ! "+item.Err.Error())
				continue
			}
			a, err := article.Read(item.Data, item.Article)
			if err != nil {
				t.Fatal(err)
			}
			d, published := a.Document, "no date"
			if d.Published != nil {
				published = d.Published.Value
			}
			got = append(got, strings.Join([]string{item.Inner, d.Title.Exact, published, d.Publisher, d.URL, d.Text[strings.LastIndex(d.Text[:len(d.Text)-1], "\n")+1:]}, " | "))
		}
	}
	expect(t, got,
		"entry 1 | Ministers meet in Accra | 2026-05-05T14:30+01:00 | Coast Press | https://coast.example/1 | They will meet again.\n",
		"entry 2 ! "+ErrNoContent.Error(),
		"entry 3 | Envoy in Lome | no date | Coast Press | https://coast.example/3 | The envoy came to Lome on Monday.\n",
		"entry 1 | Call with the minister | 2026-05-04T09:00Z | Readouts | https://mfa.example/1 | The ministers talked by telephone.\n",
		"entry 1 | A call | 2026-02-03T04:05Z | Notes | https://n.example/1 | The two leaders talked.\n",
	)
}

func TestBrokenFeedsAreNamed(t *testing.T) {
	for _, feed := range []string{rss[:300], `<rss version="2.0">`, `<feed xmlns="http://www.w3.org/2005/Atom"><entry>`, `{"version":"https://jsonfeed.org/version/1","items":[`} {
		got := from(feed, Options{})
		if len(got) > 1 || len(got) == 1 && !strings.Contains(got[0], " ! the feed cannot be read: ") {
			t.Errorf("%.40q: %q", feed, got)
		}
	}
	if got := from(rss, Options{MaxBytes: 100}); len(got) != 1 || !strings.Contains(got[0], ErrTooLarge.Error()) {
		t.Errorf("a feed without end: %q", got)
	}
}

package article

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// stories in several languages, our own words.
var stories = map[string]string{
	"zh":      "外交部发言人一月六日在北京宣布，应国家主席邀请，韩国总统将于本周对中国进行国事访问。双方将就双边关系和共同关心的问题深入交换意见，并签署多项合作文件。",
	"zh-Hant": "外交部發言人一月六日在臺北表示，我國與友邦將繼續深化合作關係，雙方代表將於下週會面，討論貿易與投資問題，並簽署合作備忘錄。",
	"ko":      "대통령실은 6일 이재명 대통령이 베이징에서 중국 총리와 만나 양국 관계와 경제 협력 방안을 논의했다고 밝혔다. 양측은 공급망 협력을 강화하기로 했다.",
	"ja":      "外務省は六日、日本とフィリピンの外相がマニラで会談し、安全保障と経済の協力を強化することで一致したと発表した。両大臣は協定に署名した。",
	"ru":      "Министр иностранных дел России провёл шестого января телефонный разговор со своим турецким коллегой. Стороны обсудили положение в регионе и договорились о новых встречах.",
	"en":      "The minister’s visit — his first — began in Riga on Monday. “We spoke about the border,” he said at a café near the naïve façade of the old ministry.",
}

func TestCharsetsAreDetected(t *testing.T) {
	for _, c := range []struct{ story, charset string }{
		{"zh", "gb18030"},
		{"zh-Hant", "big5"},
		{"ko", "euc-kr"},
		{"ja", "shift_jis"},
		{"ja", "euc-jp"},
		{"ja", "iso-2022-jp"},
		{"ru", "windows-1251"},
		{"ru", "koi8-r"},
		{"en", "windows-1252"},
		{"en", "utf-8"},
		{"zh", "utf-8"},
	} {
		want := stories[c.story]
		if c.charset == "koi8-r" {
			want = strings.ReplaceAll(want, "ё", "е")
		}
		a, err := Read(encode(t, want, c.charset), Options{})
		if err != nil {
			t.Errorf("%s in %s: %v", c.story, c.charset, err)
			continue
		}
		if a.Document.Text != want {
			t.Errorf("%s in %s was read as %s: %q", c.story, c.charset, a.Charset, cutRunes(a.Document.Text, 60))
		}
	}
}

// English pages of East Asian sites are often in the charset of the country.
func TestEnglishInEastAsianCharsets(t *testing.T) {
	const quotes = "The minister’s visit began in Beijing on Monday. “We spoke about the border,” he said."
	for _, label := range []string{"gb18030", "euc-kr", "big5", "shift_jis", "windows-1252"} {
		a, err := Read(encode(t, quotes, label), Options{})
		if err != nil || a.Document.Text != quotes {
			t.Errorf("%s: %v", label, err)
		}
	}
	for story, label := range map[string]string{"zh": "gb18030", "zh-Hant": "big5", "ko": "euc-kr", "ja": "shift_jis"} {
		mixed := "The minister (" + cutRunes(stories[story], 36) + ") met his colleague on Monday and spoke about trade."
		a, err := Read(encode(t, mixed, label), Options{})
		if err != nil || a.Document.Text != mixed {
			t.Errorf("%s: %v", label, err)
		}
	}
}

func TestDeclaredCharsetIsUsed(t *testing.T) {
	for _, c := range []struct{ story, charset string }{
		{"zh", "gb18030"}, {"zh-Hant", "big5"}, {"ko", "euc-kr"}, {"ja", "shift_jis"}, {"ru", "windows-1251"}, {"en", "windows-1252"},
	} {
		a, err := Read(encode(t, stories[c.story], c.charset), Options{Charset: c.charset})
		if err != nil || a.Document.Text != stories[c.story] {
			t.Errorf("%s in %s: %v", c.story, c.charset, err)
		}
	}
}

func TestWideTextIsRead(t *testing.T) {
	for name, enc := range map[string]encoding.Encoding{
		"LE with mark":    unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"BE with mark":    unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"LE without mark": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"BE without mark": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		data, err := enc.NewEncoder().Bytes([]byte(plain))
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(data, Options{})
		if err != nil || a.Document.Text != plain {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLanguages(t *testing.T) {
	want := map[string]string{"zh-Hant": "zh"}
	for name, text := range stories {
		code := name
		if w := want[name]; w != "" {
			code = w
		}
		if got := languageOf(text); got != code {
			t.Errorf("%s: %q", name, got)
		}
	}
	for text, code := range map[string]string{
		"Le ministre a reçu son homologue à Paris pour parler de la situation dans la région et des accords avec les pays du Golfe.":               "fr",
		"Der Minister hat seinen Kollegen in Berlin empfangen und mit ihm über die Lage in der Region und die Zusammenarbeit gesprochen.":          "de",
		"El ministro recibió a su homólogo en Madrid para hablar de la situación en la región y de los acuerdos con los países del Golfo.":         "es",
		"Menteri luar negeri bertemu dengan mitranya di Jakarta untuk membahas kerja sama yang telah disepakati oleh kedua negara pada tahun ini.": "id",
		"Міністр закордонних справ України провів телефонну розмову зі своїм колегою і обговорив її наслідки для країни, яка є сусідом.":           "uk",
		"وزیر امور خارجه ایران در گفتگوی تلفنی با همتای خود درباره تحولات منطقه گفتگو کرد و بر پیگیری توافق تاکید کرد":                             "fa",
		"Li Qiang\nLee Jae Myung": "",
	} {
		if got := languageOf(text); got != code {
			t.Errorf("%.40s: %q, want %q", text, got, code)
		}
	}
}

func encode(t *testing.T, text, label string) []byte {
	t.Helper()
	if label == "utf-8" {
		return []byte(text)
	}
	enc, _ := charset.Lookup(label)
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", label, err)
	}
	return data
}

func TestFourByteTextIsRead(t *testing.T) {
	data, err := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().Bytes([]byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	if a, err := Read(data, Options{}); err != nil || a.Document.Text != plain {
		t.Errorf("UTF-32: %v", err)
	}
}

package article

import "testing"

func TestDatelines(t *testing.T) {
	for in, want := range map[string]string{
		"BEIJING, Jan. 6 (Xinhua) -- Text":                         "Beijing CHN Xinhua",
		"ST. PETERSBURG, June 6. /TASS/. Text":                     "St. Petersburg RUS TASS",
		"ULAANBAATAR, Aug 3 (Montsame) - Text":                     "Ulaanbaatar MNG Montsame",
		"WASHINGTON, D.C., Jan. 6, 2026 (Gephardt Daily) — Text":   "Washington USA Gephardt Daily",
		"UNITED NATIONS, Jan 6 (Reuters) - Text":                   "United Nations  Reuters",
		"ABOARD AIR FORCE ONE (AP) — Text":                         "Aboard Air Force One  AP",
		"SHARM EL-SHEIKH, Egypt (AP) — Text":                       "Sharm el-Sheikh EGY AP",
		"Kuwait, Jan 6 (KUNA) -- Text":                             "Kuwait KWT KUNA",
		"ISLAMABAD, Jan 06 (APP):Text":                             "Islamabad PAK APP",
		"HANOI (VNA) – Text":                                       "Hanoi VNM VNA",
		"KYIV/WARSAW, Jan 6 (Reuters) - Text":                      "Kyiv UKR Reuters",
		"Damascus, SANA- Text":                                     "Damascus SYR SANA",
		"RAMALLAH, West Bank, Tuesday, Jan. 6, 2026 (WAFA) - Text": "Ramallah PSE WAFA",
		"NAYPYITAW, 6 January (MNA Myanmar) – Text":                "Naypyitaw MMR MNA Myanmar",
		"PRAIA (Inforpress) 14 May 2024 — Text":                    "Praia CPV Inforpress",
		"(Reuters) - Text":                                         "  Reuters",
		"SEOUL -- Text":                                            "Seoul KOR ",
		"MANILA: Text":                                             "Manila PHL ",
		"OTTAWA, ON, April 29, 2025 /CNW/ - Text":                  "Ottawa CAN CNW",
		"Dubai: A Saudi official said":                             "Dubai ARE ",
		"Rabat – Morocco called its envoy home":                    "Rabat MAR ",
		// No dateline, and none is made of them.
		"On January 6, 2026, Foreign Minister Wang Yi met Text":       "",
		"China, Russia — which share a border — agreed":               "",
		"Beijing — long an ally of Damascus — said on Monday":         "",
		"Moscow said on Monday (AP) — that":                           "",
		"Paris - the capital of France":                               "",
		"Foreign Minister Lavrov - who":                               "",
		"TRADE: The sides agreed":                                     "",
		"In Tehran, Araghchi said (Tasnim) that the talks":            "",
		"Xi Jinping, Li Qiang (L) -- who met":                         "",
		"Moscow (which denies it) 6 January 2026 — a day of":          "",
		"Jan. 6 was the day of the talks - the third":                 "",
		"The Hague Convention (1961) -- a treaty":                     "",
		"Singapore, Malaysia and Thailand - three of the ten members": "",
		"U.S. President Donald Trump (R) - a Republican":              "",
		"Moscow — an ally of Damascus - said":                         "",
		"London: why the talks failed":                                "",
		"(Red Oak) — Text":                                            "",
		"(NEW YORK) — Text":                                           "",
		"Q: What did the sides agree?":                                "",
		"MR. SMITH: Thank you.":                                       "",
	} {
		d, ok := readDateline(in)
		got := ""
		if ok {
			got = d.place + " " + d.country + " " + d.agency
		}
		if got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestCredits(t *testing.T) {
	for in, want := range map[string]string{
		"Men meet in Beijing, Jan. 6, 2026. (Xinhua/Huang Jingwen)":          "Xinhua/Huang Jingwen",
		"Men meet. (AP Photo/Jane Doe, Pool)":                                "AP Photo/Jane Doe, Pool",
		"Men meet. (Jane Doe/Pool Photo via AP)":                             "Jane Doe/Pool Photo via AP",
		"Men meet in Vienna. REUTERS/Jane Doe/Pool":                          "REUTERS/Jane Doe/Pool",
		"Men meet. Photo: VCG":                                               "VCG",
		"Men meet. [Photo by Wang Zhuangfei/China Daily]":                    "Wang Zhuangfei/China Daily",
		"Men meet, Jan. 6, 2026. /Xinhua":                                    "Xinhua",
		"Men meet in Paris. © AFP":                                           "AFP",
		"Men meet. Image Credit: ANI":                                        "ANI",
		"Men meet. Jane Doe/AFP via Getty Images":                            "Jane Doe/AFP via Getty Images",
		"The two sides will meet again next week, he said.":                  "",
		"The ministry said so in a statement on its website (in Russian)":    "",
		"He met the head of the bloc (EU).":                                  "",
		"The talks were held in the format 5+1 (the five and Germany).":      "",
		"The minister spoke about the photo: it showed a ship without flag.": "",
	} {
		c, ok := readCredit(in)
		got := ""
		if ok {
			got = c.name
		}
		if got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestStamps(t *testing.T) {
	for in, want := range map[string]string{
		"08:30, January 07, 2026":                "2026-01-07T08:30",
		"Jan. 7, 2026 8:30 p.m.":                 "2026-01-07T20:30",
		"7th of January 2026 at 12.15 AM":        "2026-01-07T00:15",
		"2026-01-07T08:30:00Z":                   "2026-01-07T08:30Z",
		"2026/1/7 8:30:26":                       "2026-01-07T08:30",
		"Wed, 07 Jan 2026 08:30:00 +0800":        "2026-01-07T08:30+08:00",
		"January 7, 2026, 08:30 (GMT+8)":         "2026-01-07T08:30+08:00",
		"07.01.2026 08:30 (MSK)":                 "2026-01-07T08:30+03:00",
		"Jan 7, 2026 08:30 IST":                  "2026-01-07T08:30",
		"2026年1月7日 08:30":                        "2026-01-07T08:30",
		"JANUARY 2026":                           "2026-01",
		"31 February 2026":                       "2026-02",
		"SEPT 9, 2025":                           "2025-09-09",
		"Monday, 5 May, 2025":                    "2025-05-05",
		"May 25 people met":                      "",
		"25:61, January 7, 2026":                 "2026-01-07",
		"January 7, 2026 - the ratio stood 5:30": "2026-01-07",
	} {
		got := ""
		if d := scanDates(in); len(d) > 0 {
			got, _ = d[0].value()
		}
		if got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

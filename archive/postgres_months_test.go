package archive_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"slices"
	"sync"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/internal/postgrestest"
)

// asked gives the first column of a query on a database.
func asked(t *testing.T, location, query string) (list []string) {
	t.Helper()
	db, err := sql.Open("pgx", location)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// parts are the partitions of texts and mentions with what is in them.
const parts = `SELECT tableoid::regclass || ' ' || count(*) FROM document_text GROUP BY tableoid
	UNION SELECT tableoid::regclass || ' of ' || count(DISTINCT sort) FROM mention GROUP BY tableoid ORDER BY 1`

// datedAnywhere are stories of three months, of none, and of years without months.
func datedAnywhere() []archivetest.Story {
	stories := archivetest.World()
	for i, day := range []string{"2024-03-02", "2024-03-31", "2024-04-01", "", "1899-12-31", "2100-01-01", "1900-01-01"} {
		s := stories[i%len(stories)]
		s.Published, s.After = day, fmt.Sprintf("Story %d.", i)
		stories = append(stories, s)
	}
	return stories[len(archivetest.World()):]
}

var datedParts = []string{
	"document_text_1900_01 1", "document_text_2024_03 2", "document_text_2024_04 1", "document_text_first 2", "document_text_last 1",
	"mention_1900_01 of 1", "mention_2024_03 of 2", "mention_2024_04 of 1", "mention_first of 2", "mention_last of 1",
}

// TestALargeArchiveIsPartedByMonth parts one when it is opened, and adds to it.
func TestALargeArchiveIsPartedByMonth(t *testing.T) {
	location := postgrestest.Database(t)
	stories := datedAnywhere()
	add := func(some []archivetest.Story, want []string) []byte {
		a, err := archive.Open(t.Context(), location, archive.Options{})
		if err != nil {
			t.Fatal(err)
		}
		archivetest.Add(t, a, some...)
		if got := asked(t, location, parts); !slices.Equal(got, want) {
			t.Errorf("texts and mentions are in %q", got)
		}
		held := dumpOf(t, a)
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		return held
	}
	archive.PartFrom(t, 4)
	add(stories[:4], []string{"document_text 4", "mention of 4"})
	before := add(stories[4:], datedParts)
	archive.PartFrom(t, 1000)
	if !bytes.Equal(add(nil, datedParts), before) {
		t.Error("opened again the archive holds something else")
	}
	alone := open(t, t.TempDir()+"/alone.db", archive.Options{})
	archivetest.Add(t, alone, stories...)
	if !bytes.Equal(dumpOf(t, alone), before) {
		t.Error("the archive differs from one in a file")
	}
	if found := problems(t, location); len(found) > 0 {
		t.Errorf("the archive has problems: %q", found)
	}
}

func TestPartedByMonthPostgreSQLKeepsTheContract(t *testing.T) {
	archive.PartFrom(t, 0)
	archivetest.Run(t, func(t *testing.T) *archive.Archive {
		return open(t, postgrestest.Database(t), archive.Options{})
	})
}

// TestASearchWalksOverMonths finds words that are in every month, in one, and in none.
func TestASearchWalksOverMonths(t *testing.T) {
	archive.PartFrom(t, 0)
	server := open(t, postgrestest.Database(t), archive.Options{})
	file := open(t, t.TempDir()+"/alone.db", archive.Options{})
	for i, day := range []string{"", "1899-12-31", "1900-01-31", "1950-06-01", "2001-09-30", "2001-10-01", "2002-06-30", "2010-01-01", "2099-12-31", "2100-01-01"} {
		s := archivetest.World()[0]
		s.Published, s.After = day, fmt.Sprintf("This is number%d.", i)
		for _, a := range []*archive.Archive{server, file} {
			archivetest.Add(t, a, s)
		}
	}
	for _, query := range []string{"coffee", "number3", "number8 OR number0", "zebra"} {
		for _, f := range []archive.Filter{{}, {Limit: 2}, {Limit: 1, Oldest: true}, {From: "1900", To: "2001"}, {Oldest: true, From: "1950-07", Limit: 3}} {
			want, got := foundOn(t, file, query, f), foundOn(t, server, query, f)
			if !slices.Equal(got, want) || query == "coffee" && len(got) < 3 {
				t.Errorf("%s %+v is found on %q, want %q", query, f, got, want)
			}
		}
	}
}

// foundOn are the days of all that is found, page by page.
func foundOn(t *testing.T, a *archive.Archive, query string, f archive.Filter) (days []string) {
	t.Helper()
	for {
		page, err := a.Search(t.Context(), query, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range page.Items {
			days = append(days, h.Document.Day)
		}
		if page.Next == "" {
			return days
		}
		f.After = page.Next
	}
}

// TestOneMonthIsMetByMany has several programs meet the same months first.
func TestOneMonthIsMetByMany(t *testing.T) {
	archive.PartFrom(t, 0)
	location := postgrestest.Database(t)
	var all sync.WaitGroup
	for i := range 6 {
		a := open(t, location, archive.Options{Deferred: true})
		story := archivetest.World()[0]
		for month := range 12 {
			s := story
			s.Published, s.After = fmt.Sprintf("2020-%02d-15", month+1), fmt.Sprintf("By %d in month %d.", i, month+1)
			e := s.Entry(t)
			all.Go(func() {
				if _, err := a.Add(t.Context(), e); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	if got := asked(t, location, "SELECT count(*) || ' ' || count(DISTINCT tableoid) FROM document_text"); got[0] != "72 12" {
		t.Errorf("documents and partitions: %s", got[0])
	}
}

// before16 puts an archive back to what it was before migration 16.
var before16 = []string{
	`ALTER TABLE document_text ADD FOREIGN KEY (sort) REFERENCES document (sort) ON UPDATE CASCADE ON DELETE CASCADE`,
	`CREATE TABLE m AS SELECT serial AS document, start, stop, local, how FROM mention JOIN document USING (sort)`, `DROP TABLE mention`,
	`CREATE TABLE mention (
		document BIGINT NOT NULL,
		start    BIGINT NOT NULL,
		stop     BIGINT NOT NULL,
		local    TEXT   COLLATE "C" NOT NULL,
		how      TEXT   COLLATE "C" NOT NULL,
		PRIMARY KEY (document, start, stop, local)
	)`,
	`INSERT INTO mention SELECT * FROM m`, `DROP TABLE m`,
	`DROP FUNCTION part_by_month`, `DROP FUNCTION make_month`, `DROP FUNCTION make_part`, `DROP FUNCTION parted`, `DROP FUNCTION first_sort`,
	`DELETE FROM goose_db_version WHERE version_id >= 16`,
}

func TestAnArchiveOfBeforeIsParted(t *testing.T) {
	location := postgrestest.Database(t)
	a := open(t, location, archive.Options{})
	archivetest.Add(t, a, datedAnywhere()...)
	before := dumpOf(t, a)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	onServer(t, location, before16...)
	archive.PartFrom(t, 1)
	b := open(t, location, archive.Options{})
	if got := asked(t, location, parts); !slices.Equal(got, datedParts) {
		t.Errorf("the partitions are %q", got)
	}
	if !bytes.Equal(dumpOf(t, b), before) {
		t.Error("the archive holds something else")
	}
	if found := problems(t, location); len(found) > 0 {
		t.Errorf("the archive has problems: %q", found)
	}
}

package pgdriver_test

import (
	"database/sql"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"chancery/archive/internal/pgdriver"
	"chancery/internal/postgrestest"
)

func open(t *testing.T) *sql.DB {
	t.Helper()
	config, err := pgx.ParseConfig(postgrestest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	db := pgdriver.Open(config)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	if _, err := db.Exec("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT)"); err != nil {
		t.Fatal(err)
	}
	return db
}

func begin(t *testing.T, db *sql.DB) *sql.Tx {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tx.Rollback() })
	return tx
}

func count(t *testing.T, db interface {
	QueryRow(string, ...any) *sql.Row
},
) (n int) {
	t.Helper()
	if err := db.QueryRow("SELECT count(*) FROM item").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestStatementsWaitAndAreSentInTheirOrder(t *testing.T) {
	db := open(t)
	tx := begin(t, db)
	var inserted, again int64
	name, none := "", "as it was"
	for _, s := range []struct {
		later *pgdriver.Later
		query string
		args  []any
	}{
		{&pgdriver.Later{Affected: &inserted}, "INSERT INTO item VALUES (?, ?), (?, ?)", []any{1, "a", 2, "b"}},
		{&pgdriver.Later{Affected: &again}, "INSERT INTO item VALUES (?, ?) ON CONFLICT DO NOTHING", []any{1, "a"}},
		{&pgdriver.Later{Into: []any{&name}}, "UPDATE item SET name = ? WHERE id IN (2) RETURNING name", []any{"c"}},
		{&pgdriver.Later{Into: []any{&none}}, "SELECT name FROM item WHERE id = ?", []any{7}},
	} {
		if _, err := tx.Exec(s.query, append([]any{s.later}, s.args...)...); err != nil {
			t.Fatal(err)
		}
	}
	if inserted != 0 || name != "" {
		t.Error("they did not wait")
	}
	if _, err := tx.Exec(pgdriver.Send); err != nil {
		t.Fatal(err)
	}
	if inserted != 2 || again != 0 || name != "c" || none != "as it was" {
		t.Errorf("results: %d and %d rows, %q, %q", inserted, again, name, none)
	}
	if _, err := tx.Exec("INSERT INTO item VALUES (?, ?)", &pgdriver.Later{}, 3, "d"); err != nil {
		t.Fatal(err)
	}
	if n := count(t, tx); n != 3 {
		t.Errorf("a query sees %d rows, want 3", n)
	}
	for i := range 2000 { // more than may wait
		if _, err := tx.Exec("INSERT INTO item VALUES (?, ?)", &pgdriver.Later{}, 10+i, "many"); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if n := count(t, db); n != 2003 {
		t.Errorf("%d rows are committed, want 2003", n)
	}
}

func TestWhatIsWrongIsToldLaterAndNothingIsKept(t *testing.T) {
	db := open(t)
	for name, end := range map[string]func(*sql.Tx) error{
		"by the next statement": func(tx *sql.Tx) error { _, err := tx.Exec("DELETE FROM item"); return err },
		"by the commit":         (*sql.Tx).Commit,
	} {
		t.Run(name, func(t *testing.T) {
			tx := begin(t, db)
			row := ""
			for id := range []int{1, 2, 1, 3} {
				if _, err := tx.Exec("INSERT INTO item VALUES (?, ?)", &pgdriver.Later{}, id%2, "x"); err != nil {
					t.Fatal(err)
				}
				if _, err := tx.Exec("SELECT name FROM item", &pgdriver.Later{Into: []any{&row}}); err != nil {
					t.Fatal(err)
				}
			}
			var pg *pgconn.PgError
			if err := end(tx); !errors.As(err, &pg) || pg.Code != "23505" {
				t.Errorf("a key twice: %v", err)
			}
			_ = tx.Rollback()
			if n := count(t, db); n != 0 {
				t.Errorf("%d rows are kept", n)
			}
		})
	}
	t.Run("or goes with the transaction", func(t *testing.T) {
		tx := begin(t, db)
		if _, err := tx.Exec("INSERT INTO nothing VALUES (1)", &pgdriver.Later{}); err != nil {
			t.Fatal(err)
		}
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
		if n := count(t, db); n != 0 {
			t.Errorf("%d rows are kept", n)
		}
	})
	if _, err := db.Exec("DELETE FROM item", &pgdriver.Later{}); err == nil {
		t.Error("a statement without a transaction may wait")
	}
}

package archive

import (
	"context"
	"database/sql"
	"sync"
)

// stamp watches for changes. It holds one connection to itself, since the number
// that SQLite gives counts the commits of all others.
type stamp struct {
	mu   sync.Mutex
	conn *sql.Conn
}

// Stamp is a number that changes whenever anything in the archive does, by this
// program or another. It holds while the archive is open and costs next to
// nothing, so that answers can be kept for as long as it stays.
func (a *Archive) Stamp(ctx context.Context) (int64, error) {
	a.stamp.mu.Lock()
	defer a.stamp.mu.Unlock()
	if a.stamp.conn == nil {
		conn, err := a.read.Conn(ctx)
		if err != nil {
			return 0, a.explain(err)
		}
		a.stamp.conn = conn
	}
	var n int64
	err := a.stamp.conn.QueryRowContext(ctx, stampSQLite).Scan(&n)
	return n, a.explain(err)
}

// close gives the connection back.
func (s *stamp) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn == nil {
		return nil
	}
	return s.conn.Close()
}

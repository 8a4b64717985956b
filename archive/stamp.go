package archive

import "context"

// Stamp is a number that changes whenever anything in the archive does, by this
// program or another. It holds while the archive is open and costs next to
// nothing, so that answers can be kept for as long as it stays.
func (a *Archive) Stamp(ctx context.Context) (int64, error) {
	n, err := a.engine.stamp(ctx)
	return n, a.explain(err)
}

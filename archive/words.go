package archive

import (
	"fmt"

	"chancery/archive/fulltext"
)

// parseQuery reads what a person types; its errors wrap ErrQuery.
func parseQuery(query string) (*fulltext.Query, error) {
	q, err := fulltext.Parse(query)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w (words, \"phrases\", -without, begin*, this OR that)", ErrQuery, query, err)
	}
	return q, nil
}

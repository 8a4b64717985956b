package event

import "chancery/record"

// clauses finds events in plain clauses.
func (b *builder) clauses(encounters []record.Encounter, statements []record.Statement) {}

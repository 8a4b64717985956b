package dossier

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// unsaid stands in a shard's name for a party or month that a report does not
// tell.
const unsaid = "none"

// Shard names the part of the work of merging that a report belongs to: two of
// the countries or organizations that met, and the month, as "CHN-KOR-2026-01".
// Most dossiers lie in one shard, so that workers that merge shards of their own
// seldom wait for one another. Where a dossier reaches into several, merging each
// of them is needed before it is whole.
//
// A name has capital and small letters, digits and hyphens only.
func Shard(r Report) string {
	sides, _ := parties(&r, Options{})
	var codes []string
	for _, s := range sides {
		if code := plainCode(s.code); code != "" {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	codes = append(codes, unsaid, unsaid)
	month := unsaid
	if s := when(&r); s.grain != unknowing {
		month = time.Unix(int64(s.from)*24*60*60, 0).UTC().Format("2006-01")
	}
	return fmt.Sprintf("%s-%s-%s", codes[0], codes[1], month)
}

// plainCode leaves letters and digits of a code, so that a shard's name can be
// part of an address, a file's name or a subject.
func plainCode(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, code)
}

package main

import (
	"fmt"
	"runtime"

	"chancery/reader"
	"chancery/record"
)

type versionCmd struct{}

// Run prints what would stand in a record's reader field, and what built it.
func (versionCmd) Run(std streams) error {
	r := reader.Identity()
	_, err := fmt.Fprintf(std.out, "%s %s\nschema %s\nmodel  %s\n%s %s/%s\n",
		r.Name, r.Version, record.Schema, r.Model, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

package main

import (
	"fmt"

	"chancery/petrarch"
)

// dictionariesFlag names a folder of dictionaries of the older event coders.
type dictionariesFlag struct {
	Dictionaries string `env:"CHANCERY_DICTIONARIES" placeholder:"DIR" help:"Actor, agent, verb, issue and discard files of TABARI or PETRARCH, used on top of the own lexicons (or set CHANCERY_DICTIONARIES)."`
}

// load reads the dictionaries; nil when none are asked for. Lines that cannot be
// read are named on standard error and left out; faulty tells that there were some.
func (f *dictionariesFlag) load(globals *cli, std streams) (dict *petrarch.Dictionaries, faulty bool, err error) {
	if f.Dictionaries == "" {
		return nil, false, nil
	}
	dict, faults, err := petrarch.Load(f.Dictionaries)
	for _, fault := range faults {
		fmt.Fprintf(std.err, "chancery: %s: %v\n", f.Dictionaries, fault)
	}
	if err != nil {
		return nil, false, usageError{err}
	}
	if globals.Verbose {
		n := dict.Count()
		fmt.Fprintf(std.err, "chancery: %s: %d files: %d actors, %d agents, %d verbs with %d patterns, %d issues, %d discards; %d transformations are not used\n",
			f.Dictionaries, n.Files, n.Actors, n.Agents, n.Verbs, n.Patterns, n.Issues, n.Discards, n.Transformations)
	}
	return dict, len(faults) > 0, nil
}

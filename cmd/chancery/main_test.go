package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"chancery/internal/natstest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"chancery": main,
	})
}

// TestScripts runs the command as a user does: one file a page of commands and
// what they print. $EXAMPLES is the folder of example stories, $SITE the address
// of a server that has what is in the folder site, $NATS that of a NATS server.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	nats := natstest.Start(t, nil)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			site := newSite(filepath.Join(env.WorkDir, "site"))
			env.Defer(site.Close)
			env.Setenv("EXAMPLES", examples)
			env.Setenv("SITE", site.URL)
			env.Setenv("NATS", nats)
			return nil
		},
	})
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"chancery/internal/natstest"
	"chancery/internal/postgrestest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"chancery": main,
	})
}

// TestScripts runs the command as a user does: one file a page of commands and
// what they print. $EXAMPLES is the folder of example stories, $SITE the address
// of a server that has what is in the folder site, $NATS that of a NATS server; the
// command postgres puts that of an empty database into $POSTGRES.
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
		Condition: func(name string) (bool, error) {
			if name != "postgres" {
				return false, fmt.Errorf("no condition is called %q", name)
			}
			_, err := postgrestest.Address()
			if err != nil && postgrestest.Required() {
				return false, err
			}
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"postgres": func(script *testscript.TestScript, _ bool, _ []string) {
				address, err := postgrestest.Address()
				script.Check(err)
				script.Setenv("POSTGRES", address)
			},
		},
	})
}

package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/nats-io/nats-server/v2/server"
)

const deploy = "../../deploy/"

// parses checks that a command line of a file in deploy names verbs and flags that
// there are.
func parses(t *testing.T, where string, args []string) {
	t.Helper()
	var c cli
	asked := false
	parser, err := newParser(&c, streams{out: io.Discard, err: io.Discard}, func(int) { asked = true })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(args); err != nil && !asked {
		t.Errorf("%s: chancery %s: %v", where, strings.Join(args, " "), err)
	}
}

func TestTheComposeFileRunsWhatThereIs(t *testing.T) {
	text, err := os.ReadFile(deploy + "compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]struct {
			Image       string
			Command     []string
			Entrypoint  []string
			Environment map[string]string
		}
	}
	// A key that overrules one of a merge is none that stands twice.
	if err := yaml.UnmarshalWithOptions(text, &file, yaml.AllowDuplicateMapKey()); err != nil {
		t.Fatal(yaml.FormatError(err, false, true))
	}
	ours := 0
	for name, s := range file.Services {
		if s.Image != "chancery" {
			continue
		}
		ours++
		if s.Environment["CHANCERY_ARCHIVE"] == "" || s.Environment["CHANCERY_QUEUE"] == "" {
			t.Errorf("service %s knows no archive or no queue: %v", name, s.Environment)
		}
		for variable, value := range s.Environment {
			t.Setenv(variable, value)
		}
		args := s.Command
		if len(s.Entrypoint) > 0 {
			args = append(s.Entrypoint[1:], args...)
		}
		parses(t, name, args)
	}
	if ours != 3 {
		t.Errorf("%d services of the program, want 3", ours)
	}
}

// environment reads a file of variables, a line each, for the test.
func environment(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if name, value, found := strings.Cut(strings.TrimSpace(line), "="); found && !strings.HasPrefix(line, "#") {
			t.Setenv(name, value)
		}
	}
}

func TestTheUnitsRunWhatThereIs(t *testing.T) {
	environment(t, deploy+"systemd/env.example")
	units, err := filepath.Glob(deploy + "systemd/*.service")
	if err != nil || len(units) == 0 {
		t.Fatal("no units", err)
	}
	command := regexp.MustCompile(`(?m)^ExecStart=.*?/usr/local/bin/chancery (.+)$`)
	ours := 0
	for _, path := range units {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range command.FindAllStringSubmatch(string(text), -1) {
			ours++
			line := os.ExpandEnv(strings.ReplaceAll(m[1], "%i", "1"))
			if strings.Contains(string(text), "xargs") {
				line += " https://news.example/feed.xml"
			}
			parses(t, filepath.Base(path), strings.Fields(line))
		}
	}
	if ours != 3 {
		t.Errorf("%d commands of the program, want 3", ours)
	}
}

func TestTheServersOfQueuesAskForTheToken(t *testing.T) {
	for _, token := range []string{"replace-by-a-long-random-phrase", "9f3e57", "1e5", "0x12"} {
		t.Setenv("CHANCERY_QUEUE_TOKEN", token)
		for _, name := range []string{"nats.conf", "nats-compose.conf"} {
			opt, err := server.ProcessConfigFile(deploy + name)
			if err != nil {
				t.Errorf("%s with token %q: %v", name, token, err)
				continue
			}
			if opt.Authorization != token || !opt.JetStream || !opt.SyncAlways {
				t.Errorf("%s with token %q: token %q, JetStream %v, sync %v", name, token, opt.Authorization, opt.JetStream, opt.SyncAlways)
			}
		}
	}
}

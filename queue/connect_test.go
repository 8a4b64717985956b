package queue

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nats-io/nats-server/v2/server"

	"chancery/internal/natstest"
)

func TestAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"nats://127.0.0.1":                "nats://127.0.0.1:4222 chancery",
		"nats://a.example:1/":             "nats://a.example:1 chancery",
		"tls://a.example/news":            "tls://a.example:4222 news",
		"nats://a.example,b.example:7/x_": "nats://a.example:4222,nats://b.example:7 x_",
		"nats://user:word@[::1]:4222":     "nats://user:word@[::1]:4222 chancery",
	} {
		servers, name, err := parseAddress(address)
		if got := servers + " " + name; got != want || err != nil {
			t.Errorf("%s: %s, %v; want %s", address, got, err, want)
		}
	}
	for _, address := range []string{"", "127.0.0.1:4222", "http://a.example", "nats://", "nats://a.example/a/b", "nats://a.example/a.b", "nats://a b"} {
		if _, _, err := parseAddress(address); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestAServerMayAskForAToken(t *testing.T) {
	address := natstest.Start(t, func(o *server.Options) { o.Authorization = "a long phrase" })
	if _, err := Open(t.Context(), address, Options{Token: "another"}); err == nil || !strings.Contains(err.Error(), "give a token") {
		t.Errorf("with a wrong token: %v", err)
	}
	q, err := Open(t.Context(), address, Options{Token: "a long phrase"})
	if err != nil {
		t.Fatal(err)
	}
	q.Close()
}

func TestErrorsOfConnectingSayWhatToDo(t *testing.T) {
	for name, c := range map[string]struct {
		address string
		opt     Options
		want    string
	}{
		"nobody there": {"nats://someone:secret@127.0.0.1:1", Options{}, "is a NATS server running there?"},
		"no JetStream": {natstest.Start(t, func(o *server.Options) { o.JetStream = false }), Options{}, "nats-server -js"},
		"little room":  {natstest.Start(t, func(o *server.Options) { o.JetStreamMaxStore = 1 << 20 }), Options{}, "max_file_store"},
		"no such file": {"nats://127.0.0.1:1", Options{Creds: filepath.Join(t.TempDir(), "none")}, "none"},
		"half a pair":  {"nats://127.0.0.1:1", Options{Key: os.Args[0]}, "go together"},
	} {
		_, err := Open(t.Context(), c.address, c.opt)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Package natstest starts NATS servers with JetStream for tests. Nothing but tests
// imports it, so that the server is no part of the program.
package natstest

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

const (
	startTime = 20 * time.Second
	// folderVariable and portVariable tell a test's program to be a server.
	folderVariable = "CHANCERY_NATSTEST_FOLDER"
	portVariable   = "CHANCERY_NATSTEST_PORT"
)

func options(folder string, port int) *server.Options {
	return &server.Options{
		Host: "127.0.0.1", Port: port, JetStream: true, StoreDir: folder, JetStreamMaxStore: 16 << 30, JetStreamMaxMemory: 1 << 20,
		NoSigs: true, NoLog: true,
	}
}

// Start starts a server within the test's program and returns its address. change,
// which may be nil, sets options of its own.
func Start(t testing.TB, change func(*server.Options)) string {
	t.Helper()
	opt := options(t.TempDir(), server.RANDOM_PORT)
	if change != nil {
		change(opt)
	}
	s, err := server.NewServer(opt)
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() {
		s.Shutdown()
		s.WaitForShutdown()
	})
	if !s.ReadyForConnections(startTime) {
		t.Fatal("the NATS server does not start")
	}
	return s.ClientURL()
}

// Process is a server that is a process of its own, so that it can be killed.
type Process struct {
	t      testing.TB
	folder string
	port   int
	cmd    *exec.Cmd
}

// StartProcess starts a server as a process of its own: the test's program once more,
// whose TestMain must call [Serve].
func StartProcess(t testing.TB) *Process {
	t.Helper()
	p := &Process{t: t, folder: t.TempDir(), port: FreePort(t)}
	p.Start()
	t.Cleanup(p.Kill)
	return p
}

// Serve is for the beginning of TestMain. It never returns when the program was
// started to be a server.
func Serve() {
	folder := os.Getenv(folderVariable)
	if folder == "" {
		return
	}
	port, err := strconv.Atoi(os.Getenv(portVariable))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	s, err := server.NewServer(options(folder, port))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	s.Start()
	// It ends with the test: the pipe that is its standard input is closed then.
	_, _ = os.Stdin.Read(make([]byte, 1))
	os.Exit(0)
}

// Start starts the server, again after Kill.
func (p *Process) Start() {
	p.t.Helper()
	p.cmd = exec.Command(os.Args[0])
	p.cmd.Env = append(os.Environ(), folderVariable+"="+p.folder, fmt.Sprintf("%s=%d", portVariable, p.port))
	p.cmd.Stderr = os.Stderr
	if _, err := p.cmd.StdinPipe(); err != nil {
		p.t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	ctx, done := context.WithTimeout(context.Background(), startTime)
	defer done()
	for {
		conn, err := new(net.Dialer).DialContext(ctx, "tcp", p.Address())
		if err == nil {
			conn.Close()
			return
		}
		if ctx.Err() != nil {
			p.t.Fatal("the NATS server does not start:", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Kill ends the server at once, as a fault of the machine would.
func (p *Process) Kill() {
	if p.cmd != nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
		p.cmd = nil
	}
}

// Address is where it listens: host and port.
func (p *Process) Address() string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(p.port)) }

// FreePort is a port of this machine that nobody listens on.
func FreePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

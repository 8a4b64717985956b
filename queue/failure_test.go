//go:build unix

package queue

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"chancery/archive"
	"chancery/internal/natstest"
	"chancery/internal/postgrestest"
)

// These tests run the command itself, in processes of its own, and let things fail
// under it. At the end the archive must equal one that a single process made.

const failing = 160 // stories: about three seconds for one worker on one core

// rig is a queue's server, some stories and the command.
type rig struct {
	t       *testing.T
	folder  string
	archive string
	nats    *natstest.Process
	queue   *Queue // to see how it stands
}

// single is the stories, and what an archive holds that one process made of them.
var single struct {
	once    sync.Once
	stories string
	want    []byte
}

func newRig(t *testing.T) *rig {
	t.Helper()
	if testing.Short() {
		t.Skip("starts processes, and kills them")
	}
	r := &rig{t: t, folder: t.TempDir(), nats: natstest.StartProcess(t)}
	r.archive = filepath.Join(r.folder, "shared.db")
	single.once.Do(r.prepare)
	if single.want == nil {
		t.Fatal("there is nothing to compare with: see the first of these tests")
	}
	var err error
	if r.queue, err = Open(t.Context(), r.address(), Options{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.queue.Close)
	return r
}

// prepare writes the stories, and reads them in one process.
func (r *rig) prepare() {
	r.t.Helper()
	single.stories = filepath.Join(built.folder, "stories")
	if err := os.Mkdir(single.stories, 0o700); err != nil {
		r.t.Fatal(err)
	}
	list := stories(failing)
	for i := range list {
		text := list[i-i%7/6].Data // each seventh has the text of the one before it
		if err := os.WriteFile(filepath.Join(single.stories, fmt.Sprintf("%03d.txt", i)), text, 0o600); err != nil {
			r.t.Fatal(err)
		}
	}
	alone := filepath.Join(built.folder, "alone.db")
	r.run("add", "--archive", alone, single.stories)
	single.want = r.dump(alone)
}

// address is that of the queue.
func (r *rig) address() string { return "nats://" + r.nats.Address() }

func (r *rig) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(r.t.Context(), command(r.t), args...)
	cmd.Args = append(cmd.Args, "--quiet")
	cmd.Stderr = os.Stderr
	return cmd
}

func (r *rig) run(args ...string) {
	r.t.Helper()
	if err := r.command(args...).Run(); err != nil {
		r.t.Fatalf("chancery %s: %v", strings.Join(args, " "), err)
	}
}

func (r *rig) start(args ...string) *exec.Cmd {
	r.t.Helper()
	cmd := r.command(args...)
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	return cmd
}

// worker starts one that reads from the queue at address, on one core.
func (r *rig) worker(address string, more ...string) *exec.Cmd {
	r.t.Helper()
	return r.start(append([]string{"work", "--queue", address, "--archive", r.archive, "--cores", "1", "--ack-wait", "2s"}, more...)...)
}

// startWaiting starts a worker and returns when it says that it waits for a server.
func (r *rig) startWaiting(worker *exec.Cmd) {
	r.t.Helper()
	worker.Stderr = nil
	said, err := worker.StderrPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := worker.Start(); err != nil {
		r.t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "tries again in") {
			go io.Copy(io.Discard, said)
			return
		}
	}
	r.t.Fatal("a worker without servers ended and did not say that it waits")
}

// finish starts a worker that ends when nothing is left to do, and waits for it.
func (r *rig) finish(more ...string) {
	r.t.Helper()
	if err := r.worker(r.address(), append(more, "--drain")...).Wait(); err != nil {
		r.t.Errorf("the last worker: %v", err)
	}
}

// stop ends a worker as a system ends a service; it must end well.
func (r *rig) stop(worker *exec.Cmd) {
	r.t.Helper()
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGCONT} {
		if err := worker.Process.Signal(signal); err != nil {
			r.t.Fatal(err)
		}
	}
	if err := worker.Wait(); err != nil {
		r.t.Errorf("a worker that was told to end: %v", err)
	}
}

// halt halts a worker in a state of the queue that would soon be over. It goes on when
// it is told to end.
func (r *rig) halt(worker *exec.Cmd, what string, is func(State) bool) {
	r.t.Helper()
	signal := func(s syscall.Signal) {
		if err := worker.Process.Signal(s); err != nil {
			r.t.Fatal(err)
		}
	}
	r.await(what, func(State) bool {
		signal(syscall.SIGSTOP)
		if s, ok := r.state(); ok && is(s) {
			return true
		}
		signal(syscall.SIGCONT)
		return false
	})
}

// kill ends a process as a fault would.
func kill(cmd *exec.Cmd) {
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// state is how the queue stands; false while the server is out of reach.
func (r *rig) state() (State, bool) {
	ctx, done := context.WithTimeout(r.t.Context(), time.Second)
	defer done()
	s, err := r.queue.State(ctx)
	return s, err == nil
}

// await waits until the queue is in a state.
func (r *rig) await(what string, is func(State) bool) {
	r.t.Helper()
	ctx, done := context.WithTimeout(r.t.Context(), 2*time.Minute)
	defer done()
	for {
		s, ok := r.state()
		if ok && is(s) {
			return
		}
		if ctx.Err() != nil {
			r.t.Fatalf("it never happened: %s; at the end: %+v", what, s)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func empty(s State) bool { return s.Waiting == 0 && s.InFlight == 0 }

// inHand tells that a worker has begun and is not through.
func inHand(s State) bool { return s.InFlight > 0 }

// check compares the archive with that of a single process, and sees that nothing is
// left.
func (r *rig) check() {
	r.t.Helper()
	s, ok := r.state()
	if !ok || !empty(s) || s.Dead != 0 || s.LargeBytes != 0 {
		r.t.Errorf("at the end: %+v", s)
	}
	if got := r.dump(r.archive); !bytes.Equal(got, single.want) {
		r.t.Errorf("the archive differs from one that a single process made: %d bytes of contents, want %d", len(got), len(single.want))
	}
}

func (r *rig) dump(location string) []byte {
	r.t.Helper()
	a, err := archive.Open(r.t.Context(), location, archive.Options{ReadOnly: true})
	if err != nil {
		r.t.Fatal(err)
	}
	defer a.Close()
	var b bytes.Buffer
	if err := a.Dump(r.t.Context(), &b); err != nil {
		r.t.Fatal(err)
	}
	return b.Bytes()
}

func TestTwoWorkersOnOneFileMakeTheArchiveOfOne(t *testing.T) {
	r := newRig(t)
	r.run("add", "--queue", r.address(), single.stories)
	first, second := r.worker(r.address()), r.worker(r.address())
	r.await("all is read", empty)
	r.stop(first)
	r.stop(second)
	r.check()
}

func TestAWorkerKilledInABatchLosesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		merge    string
		postgres bool
	}{
		"SQLite, merging at once":     {"at-once", false},
		"SQLite, merging apart":       {"apart", false},
		"PostgreSQL, merging apart":   {"apart", true},
		"PostgreSQL, merging at once": {"at-once", true},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			if c.postgres {
				r.archive = postgrestest.Database(t)
			}
			r.run("add", "--queue", r.address(), single.stories)
			for range 2 {
				victim := r.worker(r.address(), "--merge", c.merge)
				r.await("a worker has batches in hand", inHand)
				time.Sleep(300 * time.Millisecond)
				kill(victim)
			}
			r.finish("--merge", c.merge)
			r.check()
		})
	}
}

func TestADatabaseRestartedLosesNothing(t *testing.T) {
	server := postgrestest.New(t)
	r := newRig(t)
	r.archive = server.Database(t)
	first, second := r.worker(r.address()), r.worker(r.address())
	r.await("both ask for work", func(s State) bool { return s.Workers == 2 })
	r.run("add", "--queue", r.address(), single.stories)
	for range 2 {
		r.await("a worker has batches in hand", inHand)
		server.Stop(t)
		time.Sleep(300 * time.Millisecond)
		server.Start(t)
	}
	r.await("all is read", empty)
	r.stop(first)
	r.stop(second)
	r.finish() // what waits to be merged
	r.check()
}

// TestAWorkerStartedBeforeItsServersWaits starts a worker when neither the database
// nor the queue runs.
func TestAWorkerStartedBeforeItsServersWaits(t *testing.T) {
	server := postgrestest.New(t)
	r := newRig(t)
	r.archive = server.Database(t)
	r.run("add", "--queue", r.address(), single.stories)
	server.Stop(t)
	r.nats.Kill()

	impatient := r.command("work", "--queue", r.address(), "--archive", r.archive, "--wait", "2s")
	r.startWaiting(impatient)
	if err := impatient.Wait(); err == nil || impatient.ProcessState.ExitCode() != 1 {
		t.Errorf("a worker that waits for two seconds ended with %v", err)
	}
	stopped := r.command("work", "--queue", r.address(), "--archive", r.archive)
	r.startWaiting(stopped)
	r.stop(stopped) // it ends well: it has nothing in hand

	first, second := r.worker(r.address()), r.worker(r.address())
	time.Sleep(300 * time.Millisecond)
	server.Start(t)
	time.Sleep(1500 * time.Millisecond)
	r.nats.Start()
	r.await("all is read", empty)
	r.stop(first)
	r.stop(second)
	r.finish() // what waits to be merged
	r.check()
}

func TestAWorkerToldToEndGivesBackWhatItHasNotBegun(t *testing.T) {
	r := newRig(t)
	r.run("add", "--queue", r.address(), single.stories)
	first := r.worker(r.address())
	r.halt(first, "it has batches in hand and others wait", func(s State) bool { return inHand(s) && s.Waiting > 0 })
	r.stop(first)
	// Nothing of it need run out before another can have it.
	if s, ok := r.state(); !ok || s.InFlight != 0 || s.Waiting == 0 {
		t.Errorf("after a good end: %+v", s)
	}
	r.finish()
	r.check()
}

func TestASenderKilledAndStartedAgainSendsNothingTwice(t *testing.T) {
	r := newRig(t)
	worker := r.worker(r.address())
	sender := r.start("add", "--queue", r.address(), single.stories)
	r.await("something is sent", func(s State) bool { return s.Waiting+s.InFlight > 0 })
	kill(sender)
	r.run("add", "--queue", r.address(), single.stories)
	r.await("all is read", empty)
	r.stop(worker)
	r.check()
}

func TestAServerOfQueuesRestartedLosesNothing(t *testing.T) {
	r := newRig(t)
	r.run("add", "--queue", r.address(), single.stories)
	worker := r.worker(r.address())
	for range 2 {
		r.await("a worker has batches in hand", inHand)
		r.nats.Kill()
		time.Sleep(200 * time.Millisecond)
		r.nats.Start()
	}
	r.await("all is read", empty)
	r.stop(worker)
	r.check()
}

func TestACutNetworkLosesNothing(t *testing.T) {
	r := newRig(t)
	cut := newCut(t, r.nats.Address())
	through := "nats://" + cut.address()
	worker := r.worker(through)
	sender := r.start("add", "--queue", through, single.stories)
	for range 4 {
		time.Sleep(300 * time.Millisecond)
		cut.now()
	}
	if err := sender.Wait(); err != nil {
		t.Errorf("the sender: %v", err)
	}
	r.await("all is read", empty)
	r.stop(worker)
	r.check()
	if cut.dropped() == 0 {
		t.Error("no connection was cut: the test shows nothing")
	}
}

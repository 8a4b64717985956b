package ingest_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"chancery/internal/natstest"
	"chancery/internal/postgrestest"
)

// BenchmarkQueue adds 2,000 stories, or CHANCERY_STORIES, by the command itself: with
// add on two cores; through a queue to one worker on two cores; to one worker on one
// core; to two workers on one core each. overhead-% is what the queue adds to the
// elapsed time of add, the sending included, and cpu-overhead-% to the processor time
// of the command; speedup is of two workers against one, and one-cpu-ms and two-cpu-ms
// are the processor time of a story with one and with two, which tell more where the
// machine is shared.
//
//	go test -run '^$' -bench Queue -benchtime 1x -timeout 1h ./archive/ingest
func BenchmarkQueue(b *testing.B) {
	n := 2000
	if few, err := strconv.Atoi(os.Getenv("CHANCERY_STORIES")); err == nil {
		n = few
	}
	q := &queueBench{folder: b.TempDir()}
	q.stories = filepath.Join(q.folder, "stories")
	if err := os.Mkdir(q.stories, 0o700); err != nil {
		b.Fatal(err)
	}
	m := newMade(b, examples(b), 7, n)
	for i := range n {
		if err := os.WriteFile(filepath.Join(q.stories, fmt.Sprintf("%05d.txt", i)), []byte(m.story()), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	if out, err := exec.Command("go", "build", "-o", filepath.Join(q.folder, "chancery"), "chancery/cmd/chancery").CombinedOutput(); err != nil {
		b.Fatalf("building the command: %v\n%s", err, out)
	}
	files := 0
	for name, location := range map[string]func(testing.TB) string{
		"SQLite": func(testing.TB) string {
			files++
			return filepath.Join(q.folder, fmt.Sprintf("%d.db", files))
		},
		"PostgreSQL": postgrestest.Database,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				q.measure(b, n, location)
			}
		})
	}
}

type queueBench struct{ folder, stories string }

func (q *queueBench) measure(b *testing.B, n int, location func(testing.TB) string) {
	plain := q.run(b, q.command("2", "add", "--archive", location(b), q.stories))
	sent := q.send(b)
	through := q.run(b, q.worker(sent.address, location(b), "2"))
	one := q.send(b)
	alone := q.run(b, q.worker(one.address, location(b), "1"))
	two := q.send(b)
	shared := location(b)
	both := q.run(b, q.worker(two.address, shared, "1"), q.worker(two.address, shared, "1"))

	b.ReportMetric(float64(n)/plain.elapsed.Seconds(), "add/s")
	b.ReportMetric(sent.elapsed.Seconds(), "send-s")
	b.ReportMetric(100*((sent.elapsed+through.elapsed).Seconds()/plain.elapsed.Seconds()-1), "overhead-%")
	b.ReportMetric(100*((sent.cpu+through.cpu).Seconds()/plain.cpu.Seconds()-1), "cpu-overhead-%")
	b.ReportMetric(float64(n)/alone.elapsed.Seconds(), "one/s")
	b.ReportMetric(float64(n)/both.elapsed.Seconds(), "two/s")
	b.ReportMetric(alone.elapsed.Seconds()/both.elapsed.Seconds(), "speedup")
	b.ReportMetric(1000*alone.cpu.Seconds()/float64(n), "one-cpu-ms")
	b.ReportMetric(1000*both.cpu.Seconds()/float64(n), "two-cpu-ms")
}

// spent is what some commands took together.
type spent struct {
	elapsed, cpu time.Duration
	address      string // of the queue that was sent to
}

// send sends the stories to a queue of their own.
func (q *queueBench) send(b *testing.B) spent {
	address := natstest.Start(b, nil)
	s := q.run(b, q.command("2", "add", "--queue", address, q.stories))
	s.address = address
	return s
}

func (q *queueBench) worker(address, location, cores string) *exec.Cmd {
	return q.command(cores, "work", "--queue", address, "--archive", location, "--cores", cores, "--drain")
}

func (q *queueBench) command(cores string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(q.folder, "chancery"), append(args, "--quiet")...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+cores)
	cmd.Stderr = os.Stderr
	return cmd
}

// run runs commands side by side to their end.
func (q *queueBench) run(b *testing.B, commands ...*exec.Cmd) (s spent) {
	b.Helper()
	begun := time.Now()
	for _, cmd := range commands {
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
	}
	for _, cmd := range commands {
		if err := cmd.Wait(); err != nil {
			b.Fatal(err)
		}
		s.cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	s.elapsed = time.Since(begun)
	return s
}

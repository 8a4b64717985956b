package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a long command is: a bar on a terminal, else a line now
// and then.
type progress struct {
	bar   *progressbar.ProgressBar
	std   streams
	every time.Duration // of plain lines; 0 for none
	begun time.Time
	last  time.Time
	size  int64
	verb  string
}

// logEvery is how often a plain line tells the progress.
const logEvery = 15 * time.Second

// newProgress is for work on so many bytes, -1 when that is not known.
func newProgress(globals *cli, std streams, verb string, size int64) *progress {
	return startProgress(globals, std, verb, size, progressbar.OptionShowBytes(true))
}

// newCounter is for work on so many things, 0 when that is not known.
func newCounter(globals *cli, std streams, verb string, things int) *progress {
	return startProgress(globals, std, verb, int64(things))
}

func startProgress(globals *cli, std streams, verb string, size int64, unit ...progressbar.Option) *progress {
	p := &progress{std: std, begun: time.Now(), last: time.Now(), size: size, verb: verb}
	switch {
	case globals.Quiet:
	case isTerminal(std.err) && !globals.Verbose:
		if size <= 0 {
			size = -1
		}
		p.bar = progressbar.NewOptions64(size, append(unit, progressbar.OptionSetWriter(std.err), progressbar.OptionSetDescription(verb),
			progressbar.OptionSetPredictTime(true), progressbar.OptionSetElapsedTime(true),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())...)
	default:
		p.every = logEvery
	}
	return p
}

// set tells that done units are done; words say what came of them.
func (p *progress) set(done int64, words string) {
	switch {
	case p.bar != nil:
		p.bar.Describe(described(p.verb, words))
		_ = p.bar.Set64(done)
	case p.every > 0 && time.Since(p.last) >= p.every:
		p.last = time.Now()
		left := ""
		if spent := time.Since(p.begun); p.size > 0 && done > 0 && done < p.size {
			rest := time.Duration(float64(spent) * float64(p.size-done) / float64(done))
			left = fmt.Sprintf(", %d %%, about %s left", 100*done/p.size, rest.Round(time.Second))
		}
		fmt.Fprintf(p.std.err, "chancery: %s in %s%s\n", described(p.verb, words), time.Since(p.begun).Round(time.Second), left)
	}
}

func described(verb, words string) string {
	if words == "" {
		return verb
	}
	return verb + ", " + words
}

// clear makes room for a line of text.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

package eval

import (
	"fmt"
	"io"
	"strings"
)

// Task runs one reading over a file and scores it against the gold in that
// file.
type Task struct {
	Name string
	Doc  string // one line: what goes in, what is scored
	// Dev names the files of the open data that the suite runs the task on.
	Dev []string
	// Run reads one file from in, predicts from its text alone (and from what
	// the task gives), and scores. When predictions is not nil it also writes
	// there what it predicted, in the form the independent scorers read.
	Run func(in io.Reader, predictions io.Writer) (*Report, error)
}

// Tasks is every task there is, in the order in which the suite runs them. A
// new task is one file of this package and one entry here.
func Tasks() []Task {
	return []Task{
		lasTask,
		segmentTask,
		nerTask,
		datesTask,
		placesTask,
		actorsTask,
		corefTask,
		statementsTask,
		ploverTask,
		eventsTask,
	}
}

// FindTask is the task of that name; the error lists the names there are.
func FindTask(name string) (Task, error) {
	var names []string
	for _, t := range Tasks() {
		if t.Name == name {
			return t, nil
		}
		names = append(names, t.Name)
	}
	return Task{}, fmt.Errorf("no task named %q: there are %s", name, strings.Join(names, ", "))
}

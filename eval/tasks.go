package eval

import (
	"fmt"
	"io"
	"strings"

	"chancery/petrarch"
)

// Task runs one reading over a file and scores it against the gold in that
// file.
type Task struct {
	Name string
	Doc  string // one line: what goes in, what is scored
	// Dev names the files of the open data that the suite runs the task on; none
	// for a task whose files are the project's own.
	Dev []string
	// Run reads one file from in, predicts from its text alone (and from what
	// the task gives), and scores. When predictions is not nil it also writes
	// there what it predicted, in the form the independent scorers read.
	Run func(in io.Reader, predictions io.Writer) (*Report, error)
	// RunWith is Run of a task that needs dictionaries of the older coders;
	// Dictionaries is the name of their folder, which lies beside the file unless
	// another is given by [Task.With].
	RunWith      func(in io.Reader, predictions io.Writer, dict *petrarch.Dictionaries) (*Report, error)
	Dictionaries string
}

// With is the task with these dictionaries, where it needs some.
func (t Task) With(dict *petrarch.Dictionaries) Task {
	if run := t.RunWith; run != nil {
		t.Dictionaries = ""
		t.Run = func(in io.Reader, predictions io.Writer) (*Report, error) { return run(in, predictions, dict) }
	}
	return t
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
		petrarchTask,
		passagesTask,
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

package eval

import (
	"strings"
	"testing"
)

func TestTasksAreNamedOnceAndDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, task := range Tasks() {
		if seen[task.Name] || task.Name == "" {
			t.Errorf("the name %q is empty or given twice", task.Name)
		}
		seen[task.Name] = true
		if task.Doc == "" || task.Run == nil {
			t.Errorf("%s lacks a description or a way to run", task.Name)
		}
	}
}

func TestUnknownTaskTellsWhichThereAre(t *testing.T) {
	_, err := FindTask("nonsense")
	if err == nil || !strings.Contains(err.Error(), "dates") {
		t.Errorf("got %v, want an error that lists the tasks", err)
	}
}

func TestSuiteOfAFolderWithoutCorporaIsAnError(t *testing.T) {
	err := Suite(t.TempDir(), func(*Report) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "none of the tasks' files") {
		t.Errorf("got %v", err)
	}
}

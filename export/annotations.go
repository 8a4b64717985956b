package export

import (
	"fmt"
	"io"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/record"
)

// The W3C Web Annotation model, as JSON-LD: one annotation for each piece of
// evidence. Its target is the stored text, whose name is its SHA-256.
type (
	annotation struct {
		ID         string           `json:"id"`
		Type       string           `json:"type"`
		Motivation string           `json:"motivation"`
		Generator  annotationAgent  `json:"generator"`
		Body       []annotationBody `json:"body"`
		Target     annotationTarget `json:"target"`
	}
	annotationAgent struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	annotationBody struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value"`
	}
	annotationTarget struct {
		Source   string `json:"source"`
		Canon    string `json:"canonical"`
		Via      string `json:"via,omitempty"`
		Selector []any  `json:"selector"`
	}
	positionSelector struct {
		Type  string `json:"type"`
		Start int    `json:"start"` // code points
		End   int    `json:"end"`   // exclusive
	}
	quoteSelector struct {
		Type  string `json:"type"`
		Exact string `json:"exact"`
	}
)

// annotations begins a page of annotations.
func annotations[T any](j *Job, w io.Writer, of func(*T) (*archive.Document, string, []record.Evidence, []string)) sink[T] {
	return &array[T]{
		w: w, head: `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[` + "\n", tail: "]}\n",
		objects: func(x *T) ([]any, error) {
			d, id, evidence, tags := of(x)
			var out []any
			for i, e := range evidence {
				out = append(out, j.annotation(d, fmt.Sprintf("%s#%d", id, i+1), e, tags))
			}
			return out, nil
		},
	}
}

func (j *Job) annotation(d *archive.Document, id string, e record.Evidence, tags []string) annotation {
	out := annotation{
		ID: stable("annotation", id), Type: "Annotation", Motivation: "tagging",
		Generator: annotationAgent{"Software", j.Engine.Name + " " + j.Engine.Version},
		Target: annotationTarget{
			Source: j.Base + address.Document(d.ID), Canon: "urn:sha256:" + d.ID, Via: d.URL,
			Selector: []any{positionSelector{"TextPositionSelector", e.Start, e.End}, quoteSelector{"TextQuoteSelector", e.Exact}},
		},
	}
	for _, t := range tags {
		if t != "" {
			out.Body = append(out.Body, annotationBody{"TextualBody", "tagging", t})
		}
	}
	return out
}

func encounterAnnotations(j *Job, w io.Writer) sink[Encounter] {
	return annotations(j, w, func(x *Encounter) (*archive.Document, string, []record.Evidence, []string) {
		e := &x.Lead.Encounter
		return &x.Lead.Document, x.Lead.ID, e.Evidence, append([]string{titleOf(&x.Dossier), "kind: " + e.Kind}, x.tags(x.Status)...)
	})
}

func statementAnnotations(j *Job, w io.Writer) sink[Statement] {
	return annotations(j, w, func(x *Statement) (*archive.Document, string, []record.Evidence, []string) {
		s := &x.Statement.Statement
		tags := []string{"speaker: " + Speaker(&x.Statement, nil), "acts: " + Acts(s)}
		for _, t := range s.Topics {
			tags = append(tags, "topic: "+t)
		}
		return &x.Document, x.ID, s.Pieces(), append(tags, x.tags(x.Status)...)
	})
}

func eventAnnotations(j *Job, w io.Writer) sink[Event] {
	return annotations(j, w, func(x *Event) (*archive.Document, string, []record.Evidence, []string) {
		e := &x.Event.Event
		tags := []string{"PLOVER: " + e.Plover.Type, "CAMEO: " + e.Cameo, "actor: " + joined(e.Actor), "recipient: " + joined(e.Recipient)}
		return &x.Document, x.ID, e.Evidence, append(tags, x.tags(x.Status)...)
	})
}

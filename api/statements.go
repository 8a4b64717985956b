package api

import (
	"context"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/internal/address"
)

// Statement is one statement of a document.
type Statement struct {
	archive.Statement
	Link string `json:"link" doc:"The page of the document, open at the statement."`
}

func (s *server) statement(one *archive.Statement) Statement {
	return Statement{*one, s.item(one.ID)}
}

// item is the link to a statement or to a report of an encounter, "document/s1".
func (s *server) item(id string) string {
	document, local, _ := strings.Cut(id, "/")
	return s.opt.Base + address.Item(document, local)
}

func (s *server) statements() {
	lists(s, operation("listStatements", "/statements", "Who said what to whom",
		"Newest first: by the day of the encounter in which the words were said, else by that of the document."),
		s.archive.Statements, s.statement)
	huma.Register(s.api, operation("getStatement", "/statements/{document}/{statement}", "One statement", ""),
		func(ctx context.Context, in *struct {
			Document  string `path:"document" maxLength:"64" doc:"The document's id, or a beginning of it that no other has."`
			Statement string `path:"statement" maxLength:"64" doc:"The statement's id in the document." example:"s1"`
		},
		) (*answer[Statement], error) {
			one, err := s.archive.Statement(ctx, in.Document+"/"+in.Statement)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[Statement]{s.statement(one)}, nil
		})
}

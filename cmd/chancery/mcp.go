package main

import (
	"context"
	"log/slog"

	"chancery/archive"
	"chancery/mcp"
	"chancery/reader"
)

type mcpCmd struct {
	archiveFlag
	URL string `placeholder:"URL" help:"Where the pages of the archive are reached (chancery serve): links of answers begin with it."`
}

// Help is the longer text of --help.
func (mcpCmd) Help() string {
	return `Answers a program, such as a language model, by the Model Context Protocol on standard input and output. Tools: search, encounters, statements, actor, dossier, document, compare, formula. Every fact comes with its words, their offsets and a link. The archive is only read.

In the settings of a client: {"command": "chancery", "args": ["mcp", "--archive", "/path/to/chancery.db"]}`
}

// Run serves one client until it leaves.
func (c *mcpCmd) Run(_ *cli, std streams) error {
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		log := slog.New(slog.NewTextHandler(std.err, nil))
		return mcp.Stdio(ctx, a, mcp.Options{Base: c.URL, Version: reader.Version, Log: log}, std.in, std.out)
	})
}

// Package intake is the one way in: it turns what a user names on a command
// line (files, folders, patterns, standard input, addresses) into the bytes of
// single documents, ready for article.Read, and knows nothing of what a
// document says.
//
// What something is, is told by its first bytes and never by its name. Folders
// are entered, containers are opened and streamed, and a broken part costs that
// part alone: it is yielded as an [Item] with an error that names it, and the
// rest goes on.
//
//	for item := range intake.Walk(ctx, paths, intake.Options{Stdin: os.Stdin}) {
//		if item.Err != nil { … name item.Origin, go on … }
//		r, err := reader.Read(item.Data, reader.Options{Article: item.Article})
//	}
//
// # What is read
//
//   - A file, whatever it is called; "-" is standard input.
//   - A folder, with all that is in it, in the order of the names. Files and
//     folders whose names begin with a dot are left out; symbolic links are
//     followed, and a folder is entered once only, so that loops end.
//   - A pattern of [path/filepath.Match], for shells that do not expand them.
//
// To come, behind the same types: addresses (with [Options.Fetch]), feeds (RSS,
// Atom, JSON Feed), JSON lines and lists, WARC, ZIP, tar, gzip and zstd of these.
//
// # Bounds
//
// One document has at most [Options.MaxBytes]; nothing else is held in memory,
// whatever the size of the input. Items come in the same order for the same
// inputs.
package intake

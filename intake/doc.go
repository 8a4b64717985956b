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
//   - An address (http, https), with [Options.Fetch]. Addresses and redirects
//     that lead to this machine or its own network are refused. Without Fetch
//     nothing here touches the network.
//
// In each of them, and in each other:
//
//   - RSS, Atom and JSON Feed: from an address, the pages that the entries lead
//     to; else the entries' own words.
//   - JSON: an object a line, a list of objects, an object that holds a list of
//     stories ("articles", "items" …), streamed; else one document.
//   - WARC, compressed or not: the pages and texts among its responses,
//     resources and conversions.
//   - ZIP and tar, at most two deep, and gzip and zstd, at most two deep. Nothing
//     is written under the names of their members. A ZIP that is not a file of
//     its own is copied to a temporary one.
//
// # Bounds
//
// One document, and one feed, has at most [Options.MaxBytes]; besides it some
// buffers are held, and the directory of a ZIP. What unpacks to more than 250
// times its size, or to more than [Options.MaxUnpacked], is given up. Items come
// in the same order for the same inputs.
package intake

// Package queue spreads the reading of documents over many processes and machines:
// one sends documents, any number read them and keep them in one archive. What
// stands between is NATS JetStream.
//
// # What is sent
//
// A message is a batch of documents. It carries their bytes, compressed, so that a
// worker needs nothing but the queue and the archive: no common file system, no
// second fetch of a page that has changed meanwhile. A document that is larger than
// the server takes in one message lies in the object store beside the stream. Where
// all machines do share their files, a batch can name them instead (see
// [SendOptions]); then it holds where the bytes are and their hash.
//
// # What is promised
//
// Each batch is read at least once, and what that does to the archive is the same as
// if it was once: documents are known by their bytes. A batch is acknowledged when
// all its documents are committed, and not before. One whose worker dies is given to
// another; one that was given out [WorkOptions].Deliveries times and never finished
// is cut into single documents, so that the one that kills costs no other, and a
// single one goes to the dead letters. A document that cannot be read goes there at
// once. Dead letters hold the bytes and the reason, until someone sends them again or
// drops them.
//
// The same batch sent twice within two minutes, as after a cut of the network, is
// kept once.
//
// # What is bounded
//
// The stream takes no more than its limit in bytes; then senders wait. A worker takes
// a batch when it has room for its documents, and tells the server that it is at work
// while they are read. Memory is that of package ingest.
//
// # What is merged apart
//
// Reports of one encounter are merged into a dossier when they are committed; or, with
// [WorkOptions].Merge and an archive opened for it, later, by whichever worker takes
// their shard: two parties and a month. So many workers seldom wait for one another in
// the database.
//
// # Streams
//
// A queue of the name NAME has the stream NAME, from which acknowledged batches go
// away, with the consumer "readers"; the stream NAME-dead; the stream NAME-merge with
// the consumer "mergers"; and the object store NAME-large.
package queue

// Package attribution finds, in running text, who is said to have said what:
// the words that name the source, the cue and the words of the content, as the
// annotators of political news mark them (PolNeAR: Newell, Margolin and Ruths,
// "An Attribution Relations Corpus for Political News", LREC 2018).
//
// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001)
// labels every token as source, cue, content or none. Its states remember the
// last two roles that went before, so that it knows, after a comma, whether the
// source and the cue of a quotation have already come. A second, log-linear
// model then ties each content to its cue and each cue to its source.
//
// All features are hashed; the weights are 8-bit numbers in one embedded file,
// made by chancery/statement/train. Offsets are bytes of the text that was
// read, end exclusive.
package attribution

// Package statement reads who said what to whom: the speaker, the cue, the
// content, the speech acts of its clauses and their topics.
//
// The steps, one file each:
//
//	lexicon.go    the data files of the folder lexicon, read at first use; lexiconlines.go: their lines
//	scan.go       where words that attribute speech stand in a sentence, and how they are used
//	claim.go      which of them attribute something; inverted.go: "said Li"; borrowed.go: and whose they are where another verb has the subject
//	performed.go  infinitives that tell what was done; nominal.go: nouns of speech, "Li's claim that"; words.go: "in Li's words"
//	source.go     the words that name who speaks; nounphrase.go: how far they reach; time.go: and not when; insertion.go: over what stands between
//	content.go    the words of what is said; opening.go, bareopening.go, closing.go: where they begin and end; skip.go, reach.go: what stands before them;
//	              tail.go, occasion.go: what the reporter adds behind them; naming.go: what a thing is called
//	nest.go       statements inside statements
//	label.go      transcripts
//	carry.go      sentences without a cue that go on with what somebody says; carryquote.go: quotations over paragraphs
//	quotes.go     quotations, over several sentences and paragraphs
//	speaker.go    source → actor; prior.go: who spoke last; title.go: bare titles; pointback.go: descriptions and "the latter"; together.go: several who speak; unnamed.go: officials, sources
//	parties.go    the sides of a bilateral story
//	addressee.go  to whom, and who tells it
//	setting.go    to the press, in a joint statement, in the encounter itself; apart.go: or beside it, and of what is past
//	clause.go     a content's clauses
//	act.go        the speech act of a clause; cueact.go: and what the cue makes of it; doer.go: whose deed is blamed; mood.go: what is demanded, denied, possible
//	topic.go      what a content is about
//
// A second reading, of the package [chancery/statement/attribution], is learned
// from annotated news. It confirms weak cues, and nothing that it alone has
// seen becomes a statement without a source that names an actor.
//
// Where the speaker is unsure the statement has none, and an abstention says
// why: a wrong speaker is the worst fault there is here.
package statement

// Package compare lays the accounts that several sides give of one encounter
// beside one another: which propositions all of them have, which only one has,
// which were put in other words, which one side ascribes to another that does
// not confirm them, and which are contradicted.
//
// # How accounts are aligned
//
// The unit is the clause that performs a speech act. Two clauses of two accounts
// are alike by the weighted share of word stems that they have in common
// (Dice 1945; stems by Porter's second algorithm), where words of one group of
// data/synonyms.tsv count as alike, words that stand in every readout count
// little and function words nothing (data/words.tsv); the same voice, the same
// kind of act and a common topic speak for a pair. Clauses of sides that have no
// voice in common are two propositions, unless one denies what the other says.
// Pairs are taken from the most alike downwards, each clause once. With n clauses an account the cost is
// n² comparisons of short word lists: a readout has some dozens.
//
// # What the classes mean
//
//   - both: the accounts say it in nearly the same words;
//   - reworded: they say it, and words differ; the differing words are shown;
//   - only: one account has it, and its own side said it;
//   - unconfirmed: one account says that the other side, or both together, said
//     it, and the other side's account lacks it;
//   - contradicted: the accounts say the opposite, or one denies it.
//
// Nothing is judged true: an account that lacks a sentence may have left it out.
package compare

// Package compare lays the accounts that several sides give of one encounter
// beside one another: which propositions all of them have, which only one has,
// which were put in other words, which one side ascribes to another that does
// not confirm them, and which are contradicted. [Against] does the like with the
// last encounter of the same pair: what is new, what is gone.
//
// It works on records and knows of no archive; package fromarchive loads accounts
// from one.
//
// # What an account is
//
// An account is what one side published, in one document or several; what a
// further document repeats counts once. Its side is the country or organization
// of its publisher, or of an agency that publishes for its state
// (data/agencies.tsv), if that takes part; of a house whose country its publisher does
// not name, the party that its head names, that in whose country it is dated, or the one
// that is left when the others have their accounts (house.go). What was said in the encounter is told by the record's links; a statement
// without one counts when a party makes it, or, in a side's own release, an
// official who is not named. What a sentence lays in the town of another
// encounter of the same text was said there.
//
// # How accounts are aligned
//
// The unit is the clause that performs a speech act; enumerations of predicates
// ("to A, to B, and to C"), of nouns of position ("support for A and the
// intention to B") and of what one preposition begins ("thanked him for A and for B") are
// cut into their members (split.go). Any other "A and B" is cut where the other account
// has two clauses with which the two go (halves.go). What was talked
// of with nothing said of it ("discussed A and B", "raised C") is a unit for each
// subject, by the phrases of data/agenda.tsv (agenda.go).
//
// What an account denies to have been said ("no request was made", "X was not
// discussed") is a clause too.
//
// Two clauses of two accounts are alike by the weighted share of what they have in
// common (Dice 1945), or by how much of the shorter one is in the longer
// (terms.go). What they have are words by their stems (Porter's second algorithm),
// phrases ("put an end to"), numbers by their values, and actors by whom they name
// ("DPRK", "Pyongyang"). Words of one set of data/synonyms.tsv, or of one family
// ("terrorist", "terrorism"), are alike and count a little less than the same word;
// those that mean the same or come from one another in a general dictionary are too
// (data/wordnet.tsv);
// the names of the parties and words that stand in every readout count little,
// those that stand in many half, and function words nothing (data/words.tsv). The
// same voice, the same kind of act and a common topic speak for a pair, and above all
// words that no other clause of either account has: two clauses may have little else in
// common. Names alone make no pair. Who accepts an invitation answers who invites. Thanks and
// the like go with thanks of the same voice, what both together welcome is nobody's
// thanks, and who asks for a thing does not tell that it is so. "The two" are those
// whom the account named together before (two.go). One word in common, or one name,
// makes no pair of two clauses that each say more. Clauses
// that share no word of full weight and no two words in a row are not alike, nor
// are those of sides that have no voice in common, unless one denies what the other
// says. A negation turns round its own part of a clause and what hangs on it, a verb of
// preventing only what it keeps from happening, a negation behind a preposition only
// what follows; two
// clauses are opposed where what they have in common is turned round in one of them.
// Who does not endorse a thing takes against it, as who voices concern over it does.
// Two sides that each tell how they see a thing do not contradict one another, nor
// does a side that denies a promise of its own contradict who asked for one.
//
// Of the clauses for which no pair is found so, two may say one thing in words that
// nothing joins. These are weighed by logistic regression over what speaks for it: fields
// of the matter of diplomacy (data/fields.tsv, data/near.tsv), a name or a feeling that
// only these two have, the order of the accounts, the voice, and by how much they are
// nearer to each other than to any other clause (remaining.go). What each of these counts
// was learned from examples/accounts as if no synonyms were known, since in new accounts
// many are not (data/pairs.tsv, made by command compare/train). Pairs are taken from
// which the weights are sure by seven tenths.
//
// Persons are one over accounts by their names, and speak for all that any account
// has them speak for. Who agrees with what another has just said ("concurred with
// this view") says it too. Pairs are taken from the most alike downwards, each
// clause once, save that a clause by which a side confirms two sentences of the
// other's account stands beside both. With n clauses an account the cost is n²
// comparisons of short word lists: a readout has some dozens.
//
// # What the classes mean
//
//   - both: the accounts say it in nearly the same words;
//   - reworded: they say it, and words differ; the differing words are shown;
//   - only: one account has it, and its own side said it, or the other side, whose own
//     account has something else of the same thing that goes with it (touch.go), or both
//     together, where both say something else together of what no other line speaks of;
//   - unconfirmed: one account says that the other side, or both together, said
//     it, and the other side's account lacks it; the line there that comes nearest
//     is shown beside it (nearest.go);
//   - contradicted: the accounts say the opposite, or one denies it, or they are
//     alike and have different numbers of one thing, or other years or months.
//
// Accounts whose encounters lie days or countries apart tell of two encounters:
// nothing is contradicted or unconfirmed between them, and [Comparison.Apart] says
// why. Nothing is judged true: an account that lacks a sentence may have left it
// out.
package compare

// Package discover finds phrases that recur in what is said and may be set
// phrases: fixed, long and specific word sequences, used by several speakers in
// several documents. It knows nothing of where speech is kept.
//
// Word sequences are counted over stems, longer ones only where both sequences
// that are a word shorter are frequent (Agrawal and Srikant 1994, on sequences),
// so the cost is the number of words times the length of what recurs. What is
// frequent is then judged by
//
//   - spread: documents, speakers, countries;
//   - stickiness: pointwise mutual information at the weakest place where the
//     phrase can be cut (Church and Hanks 1990), in bits;
//   - edges: the entropy of the nearest words before and after that are no
//     function words, in bits; a
//     phrase that always goes on in the same way is a part of a longer one;
//   - C-value (Frantzi, Ananiadou and Mima 2000): length and frequency, less the
//     frequency that longer phrases around it explain. A phrase that a longer one
//     nearly always holds is not offered.
//
// What a list has is not offered; a wording much like a listed one is offered as
// its variant.
package discover

// Package correction keeps what people rule on records apart from what was read,
// and applies it on top.
//
// A [Correction] confirms, rejects or changes one field of one record, or rules
// that two reports are of one encounter or of two. It is aimed by [New] at the
// words that a thing stands on ([Target]), since the ids of a record may shift
// when the document is read again: encounters are found by their evidence,
// statements by cue and content, actors by their mentions. What several things
// share the same words is told apart by what they are (kind, participants).
//
// A correction is taken back by another ([NewWithdrawal]); both are kept.
//
// [Apply] gives the corrected record, which of its fields rest on a person's
// word, and the corrections whose ground has moved: those that no longer find
// their thing or that would leave the record unsound. A correction is never
// dropped in silence, and a field that is read differently now is still the
// person's, with a note ([Drift]). [Carry] aims a correction at a later text of
// the same address, by its exact words. [Links] are the rulings on dossiers.
//
// Everything here is a pure function; [Write] and [Decode] are the file that can
// be cited, one correction a line.
package correction

// Package conllu reads, writes and checks CoNLL-U, the format of Universal
// Dependencies treebanks: ten columns parted by tabs, a line a word, "#" comments
// before a sentence and a blank line after it
// (https://universaldependencies.org/format.html).
//
// [Reader] streams: memory does not grow with the file. What it returns is well
// formed (ids in order, heads that exist); whether a sentence also keeps the rules
// of UD is what [Sentence.Validate] tells.
package conllu

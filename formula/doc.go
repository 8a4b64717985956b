// Package formula finds the set phrases of diplomacy (Chinese: tifa) in a text.
//
// A set phrase is a whole wording with its variants, not a keyword: formulae.tsv
// lists them, with who uses them, since when, and what they mean. A phrase is
// matched word by word over the tokens of one sentence. A word of a phrase fits
// a token by its form or by its dictionary form, so "attach great importance to"
// finds "attached great importance to"; articles, commas, hyphens and quotation
// marks do not count, and folds.tsv lists spellings that are read alike. Of
// phrases that overlap the longest counts, so one inside a longer one is counted
// once. Phrases of everyday words ("guardrails") count in sentences that speak of
// states; ambiguous.tsv lists them.
package formula

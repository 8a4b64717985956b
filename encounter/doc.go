// Package encounter reads who met whom: meetings, talks, calls, visits,
// summits, signings, ceremonies, consultations and letters, with their status,
// time, place and the parts that the actors played.
//
// The lexicon files in data say which words tell of an encounter and which of
// its status. A reading collects reports, one for each such word whose actors
// can be told (report.go): verbs by their frames (frames.go, mutual.go, hosting.go,
// phone.go, signing.go, company.go, visits.go, visitinvite.go, ceremonies.go), what is
// said to another's face (addressed.go, contact.go), nouns by their own phrases
// (ownsides.go) and the verb that holds them (noun.go, governing.go, nounsides.go,
// visitnoun.go, visitaway.go), phrases that tell where somebody is (visitstay.go),
// several where one word tells of several encounters (split.go). People who deal at
// home make none (domestic.go). Trees hang the phrases of news prose on many a wrong
// word, so sides and places are looked for on the surface too (phrase.go, runs.go); whom
// a pronoun or description leaves open is told by who met whom before (refer.go). Each
// report is given its status (status.go, climb.go), time (dates.go, past.go) and place
// (ground.go). Then the reports of one encounter are joined (merge.go, fits.go); parts,
// roles and inherited places are settled (parts.go, roles.go, inherit.go). What cannot
// be asserted is listed with its reason.
//
// testdata/passages.txt holds passages with the encounters that a careful reader
// takes from them; traps.txt sentences that tell of none.
package encounter

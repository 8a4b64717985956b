// Package encounter reads who met whom: meetings, talks, calls, visits,
// summits, signings, ceremonies, consultations and letters, with their status,
// time, place and the parts that the actors played.
//
// The lexicon files in data say which words tell of an encounter and which of
// its status. A reading collects reports, one for each such word whose actors
// can be told (report.go), settles each one's status, time and place, and joins
// the reports of one encounter (merge.go). What cannot be asserted is listed
// with its reason.
package encounter

// Package tenure keeps who held which office when, so that "the Chinese premier"
// of a story of 2019 is the premier of 2019.
//
// A [Book] is made of three layers: what texts show ([Observe] takes from each
// record who is called by which office, and on which day), the heads of state and
// government, foreign ministers and heads of organizations of the list that the
// program comes with (package holders), and what an analyst enters. A later layer
// overrides an earlier one wherever both know the day. Texts extend the list:
// who is seen in an office that the list does not know has it from the first to
// the last day seen.
//
// [Book.Holder] and [Book.Offices] answer for a day. Dates are as precise as they
// are known, so each answer says whether it is sure. A person is a name (package
// name knows it across spellings) in a country: one name in two countries is two
// people.
package tenure

// Package dossier makes one dossier of the reports of one encounter.
//
// A [Report] is what one document tells of one encounter: [Reports] makes them
// of a record. Two reports are compared by who met (package name knows people
// across spellings; an office stands for its holder of the day), by the kind of
// encounter, the day, the place, how it stands (planned, held, cancelled) and
// whether one text is a copy of the other. Each sign has a weight and words
// (weigh.go); what contradicts rules a join out. From [Threshold] on two reports
// may be one encounter's.
//
// Reports that name two parties and the day come first and are joined best
// first, as long as no two of a dossier contradict each other. Vague ones (a
// country for its president, a month for a day) join the one dossier that they
// can mean, and none where they could mean two: a wrong join costs more than a
// missing one. What a person rules goes before all signs.
//
// Cost: reports that are alike in all that is compared are one node, and nodes
// are compared only within blocks (block.go), so the work grows with the number
// of reports times the few that share their parties and days. The outcome is a
// function of the set of reports and rulings: the order of arrival plays no
// part, and [Index] keeps it up to date report by report.
//
// Files: report.go (types), from.go (records to reports), day.go, party.go,
// tables.go (the data files), fingerprint.go (copies of texts), profile.go,
// weigh.go (the signs), block.go, cluster.go, index.go, gather.go (for stores
// that keep reports themselves), near.go (what was nearly joined), dossier.go.
package dossier

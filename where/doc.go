// Package where finds the places that a text names and tells which place of
// the gazetteer each is.
//
// # The gazetteer
//
// Towns of a thousand inhabitants and more, first-level divisions (states,
// provinces) and second-level ones (counties) come from GeoNames
// (geonames.org, CC BY 4.0), reduced to name, level, country, division,
// inhabitants and coordinates, and packed into data/gazetteer.bin.zst by the
// command in build. Divisions have no coordinates there: theirs are the middle
// of their towns. Countries with their adjectives, parts of the world, waters,
// lands, short forms of divisions, well-known cities and the venues of
// diplomacy are lists of Chancery in data, each with its origin in its head.
// [Attribution] is owed wherever places are shown. All of it is read at first
// use.
//
// # How a name is resolved
//
// [Resolve] weighs the candidates of all names of a text together. Each has a
// prior: countries before divisions before towns, capitals and larger towns
// before smaller ones, a place's own name before other names of it. To it come
// what stands beside the name ("Paris, Texas"), the countries and divisions
// that the text names, and places nearby that are sure. One name has one sense
// in a text, unless the words beside it say otherwise. What the gazetteer
// lacks is laid where the text puts it, and marked Around.
//
// [Read] finds the names first, and there lays nothing by context: a word that
// is also the name of a place becomes one only on evidence.
package where

// Package draw makes the charts, networks and maps of the pages as SVG, on the
// server, from plain data. It asks no archive and knows no address: the caller
// hands in numbers, names and links.
//
// # What a drawing is
//
// Each function takes one struct and returns markup that is safe to put on a
// page: every word of it is escaped, links lead only within the site (others are
// dropped, the mark stays), and nothing in it needs script or style of its own. Its
// look comes from web/static/draw.css by classes, so the drawings follow the
// theme and a strict Content-Security-Policy holds. The same data gives the same
// bytes.
//
// Charts are drawn three times, for wide, medium and narrow room, and the style
// sheet shows the one that fits the box the drawing stands in, so letters keep
// their size: 1080, 600 and 320 units wide, letters of 12. Maps hold their outlines
// once and their marks three times.
//
// The title of a drawing is its name for those who hear the page, not a visible
// heading; the page has that. A drawing whose marks are links is a group, since
// the role img would hide the links; a drawing without links is an img.
//
// No number makes a drawing fail: what is not a number, infinite or below nothing
// counts as nothing, what is huge is cut to 10^15.
//
// # Colours
//
// The classes s0 to s7 are eight colours that stay apart for eyes that do not
// tell red from green, with a contrast of at least 3:1 against the ground in both
// themes. A chart of more than eight series sums the rest as "other". Acts from
// cooperative to conflictual have an ordered scale of their own, f0 to f4, blue
// to orange.
package draw

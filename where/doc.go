// Package where finds the places that a text names and tells which place of
// the gazetteer each is.
package where

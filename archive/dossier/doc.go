// Package dossier makes one dossier of the reports of one encounter.
package dossier

// Package tenure keeps who held which office when.
package tenure

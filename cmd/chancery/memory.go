package main

import (
	"os"
	"runtime/debug"
)

// How memory is spent on speed where many documents are read and kept: garbage is
// left until it is twice what is in use, and collected sooner where the whole would
// come near a limit well below a gigabyte.
const (
	garbagePercent = 200
	memoryLimit    = 600 << 20
)

// spendMemory lets garbage grow, unless the user has set how far (GOGC, GOMEMLIMIT),
// until what it gives is called.
func spendMemory() (restore func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(garbagePercent), debug.SetMemoryLimit(memoryLimit)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

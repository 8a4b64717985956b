// Package correction keeps what people rule on records, apart from what was read.
package correction

package petrarch

import "strings"

// plural is the regular plural of a noun in capitals.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "Y") && len(noun) > 1 && !vowel(noun[len(noun)-2]):
		return noun[:len(noun)-1] + "IES"
	case strings.HasSuffix(noun, "S"), strings.HasSuffix(noun, "X"), strings.HasSuffix(noun, "CH"), strings.HasSuffix(noun, "SH"):
		return noun + "ES"
	}
	return noun + "S"
}

// plurals is a phrase with its last word in the plural.
func plurals(atoms []string) []string {
	out := append([]string(nil), atoms...)
	out[len(out)-1] = plural(out[len(out)-1])
	return out
}

// conjugated are the regular forms of a verb in capitals, itself first.
func conjugated(verb string) []string {
	n := len(verb)
	switch {
	case n < 2:
		return []string{verb}
	case strings.HasSuffix(verb, "IE"):
		return []string{verb, verb + "S", verb + "D", verb[:n-2] + "YING"}
	case strings.HasSuffix(verb, "EE"), strings.HasSuffix(verb, "OE"):
		return []string{verb, verb + "S", verb + "D", verb + "ING"}
	case strings.HasSuffix(verb, "E"):
		return []string{verb, verb + "S", verb + "D", verb[:n-1] + "ING"}
	case strings.HasSuffix(verb, "Y") && !vowel(verb[n-2]):
		return []string{verb, verb[:n-1] + "IES", verb[:n-1] + "IED", verb + "ING"}
	case strings.HasSuffix(verb, "S"), strings.HasSuffix(verb, "X"), strings.HasSuffix(verb, "Z"), strings.HasSuffix(verb, "CH"), strings.HasSuffix(verb, "SH"):
		return []string{verb, verb + "ES", verb + "ED", verb + "ING"}
	}
	return []string{verb, verb + "S", verb + "ED", verb + "ING"}
}

func vowel(c byte) bool { return strings.IndexByte("AEIOU", c) >= 0 }

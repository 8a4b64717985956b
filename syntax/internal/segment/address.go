package segment

import "strings"

// address finds a web or mail address or the name of a file in the chunk text[i:j] and tells where it
// begins and ends; (0, 0) if there is none. An address is one token: its marks ask
// no questions.
func address(text string, i, j int) (start, end int) {
	chunk := text[i:j]
	if start, end = webAddress(chunk); end > 0 {
		return i + start, i + end
	}
	if start, end = mailAddress(chunk); end > 0 {
		return i + start, i + end
	}
	if start, end = fileName(chunk); end > 0 {
		return i + start, i + end
	}
	return 0, 0
}

// suffixes are the endings by which names of files are known.
const suffixes = " pdf doc docx xls xlsx ppt pptx htm html jpg jpeg png gif txt zip csv mp3 mp4 "

func fileName(chunk string) (start, end int) {
	for at := 1; at < len(chunk); at++ {
		if chunk[at] != '.' {
			continue
		}
		end = at + 1
		for end < len(chunk) && (isASCIILetter(chunk[end]) || isDigit(chunk[end])) {
			end++
		}
		if end-at < 4 || !strings.Contains(suffixes, " "+strings.ToLower(chunk[at+1:end])+" ") {
			continue
		}
		start = at
		for start > 0 && (isASCIILetter(chunk[start-1]) || isDigit(chunk[start-1]) || strings.IndexByte("._-#", chunk[start-1]) >= 0) {
			start--
		}
		if start < at {
			return start, end
		}
	}
	return 0, 0
}

func webAddress(chunk string) (start, end int) {
	start = strings.Index(chunk, "://")
	switch {
	case start > 0:
		rest := start + 3
		for start > 0 && isASCIILetter(chunk[start-1]) {
			start--
		}
		if rest == len(chunk) {
			return 0, 0
		}
	default:
		if start = strings.Index(chunk, "www."); start < 0 || start+4 == len(chunk) {
			return 0, 0
		}
	}
	end = len(chunk)
	if stop := strings.IndexAny(chunk[start:], "<>\"[]{}|"); stop >= 0 {
		end = start + stop
	}
	for end > start {
		switch c := chunk[end-1]; {
		case strings.IndexByte(".,;:!?'*", c) >= 0:
		case c == ')' && strings.Count(chunk[start:end], "(") < strings.Count(chunk[start:end], ")"):
		default:
			return start, end
		}
		end--
	}
	return 0, 0
}

func mailAddress(chunk string) (start, end int) {
	at := strings.IndexByte(chunk, '@')
	if at <= 0 || strings.IndexByte(chunk[at+1:], '.') < 1 {
		return 0, 0
	}
	start, end = at, at+1
	for start > 0 && (isASCIILetter(chunk[start-1]) || isDigit(chunk[start-1]) || strings.IndexByte("._-+%", chunk[start-1]) >= 0) {
		start--
	}
	for end < len(chunk) && (isASCIILetter(chunk[end]) || isDigit(chunk[end]) || chunk[end] == '.' || chunk[end] == '-') {
		end++
	}
	for end > at && !isASCIILetter(chunk[end-1]) && !isDigit(chunk[end-1]) {
		end--
	}
	if start == at || end <= at+1 || strings.IndexByte(chunk[at:end], '.') < 0 {
		return 0, 0
	}
	return start, end
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

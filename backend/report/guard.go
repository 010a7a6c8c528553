package report

import (
	"strings"

	"afterword/backend/postmortem"
)

// Limits above which text is not read as Markdown but shown as it is. The
// parser takes time in the square of nested containers, of link openings and
// of emphasis marks in one paragraph (measured: 160 kB of ">" took six
// seconds); no text that a person writes comes near these numbers.
const (
	maxNesting   = 100
	maxColumns   = 64
	maxCells     = 50_000
	maxLinks     = 2_000 // "](" and "]:" in one paragraph
	maxEmphasis  = 4_000 // "*", "_" and "~" in one paragraph
	indentOfList = 2     // least indentation of a nested list
)

// tooMuch reports whether reading s as Markdown could take too long.
func tooMuch(s string) bool {
	if len(s) > postmortem.MaxText {
		return true
	}
	links, emphasis, columns, cells := 0, 0, 0, 0
	for line := range strings.Lines(s) {
		body := strings.TrimSpace(line)
		if body == "" {
			links, emphasis, columns, cells = 0, 0, 0, 0
			continue
		}
		if nesting(line) > maxNesting {
			return true
		}
		links += strings.Count(body, "](") + strings.Count(body, "]:")
		emphasis += strings.Count(body, "*") + strings.Count(body, "_") + strings.Count(body, "~")
		if isDelimiterRow(body) {
			columns = max(columns, strings.Count(body, "|")+1)
		}
		cells += columns // every row below gets all columns, however short it is
		if links > maxLinks || emphasis > maxEmphasis || columns > maxColumns+1 || cells > maxCells {
			return true
		}
	}
	return false
}

// isDelimiterRow reports whether a line could stand below the head of a table.
func isDelimiterRow(body string) bool {
	return strings.Contains(body, "-") && strings.Trim(body, "|:- \t>") == ""
}

// nesting counts the quotes and lists that the start of a line opens, with
// those that its indentation continues.
func nesting(line string) int {
	depth, indent := 0, 0
	for i := 0; i < len(line); {
		switch ch := line[i]; {
		case ch == ' ':
			indent++
			i++
		case ch == '\t':
			indent += 4
			i++
		case ch == '>':
			depth++
			i++
		case ch == '-' || ch == '+' || ch == '*':
			if i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' && line[i+1] != '\n' {
				return markedDepth(depth, indent)
			}
			depth++
			i++
		case ch >= '0' && ch <= '9':
			end := i
			for end < len(line) && line[end] >= '0' && line[end] <= '9' {
				end++
			}
			if end == len(line) || (line[end] != '.' && line[end] != ')') {
				return markedDepth(depth, indent)
			}
			depth++
			i = end + 1
		default:
			return markedDepth(depth, indent)
		}
	}
	return markedDepth(depth, indent)
}

// markedDepth counts indentation only together with a mark: deeply indented
// text alone is code.
func markedDepth(depth, indent int) int {
	if depth == 0 {
		return 0
	}
	return depth + indent/indentOfList
}

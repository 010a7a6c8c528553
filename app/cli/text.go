package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"afterword/backend/postmortem"
)

// printable makes text safe for a terminal: control characters are shown
// instead of obeyed, and invisible ones that change the direction or hide
// (but not the joiners that scripts and emoji need) are left out.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != 0x200C && r != 0x200D {
			return -1
		}
		return r
	}, postmortem.CleanLine(s))
}

// printableLines is printable for text of several lines.
func printableLines(s string) []string {
	lines := strings.Split(strings.TrimSpace(postmortem.Clean(s)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(printable(line), " ")
	}
	return lines
}

// table lays out rows in columns that are two cells apart. Width is counted
// as terminals do: CJK and emoji take two cells, combining marks none. The
// first row is the heading.
func table(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	var out strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell)+2))
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " "))
		out.WriteByte('\n')
	}
	return out.String()
}

// shorten cuts text to a width in cells, never inside a character with its marks.
func shorten(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	var out strings.Builder
	used := 0
	clusters := uniseg.NewGraphemes(s)
	for clusters.Next() {
		if used += clusters.Width(); used > width-1 {
			break
		}
		out.WriteString(clusters.Str())
	}
	return strings.TrimRight(out.String(), " ") + "…"
}

// jsonText gives indented JSON in which everything that printable would
// change is escaped.
func jsonText(value any) (string, error) {
	var raw bytes.Buffer
	encoder := json.NewEncoder(&raw)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	var out strings.Builder
	for _, r := range raw.String() {
		switch {
		case r >= 0x7F && r < 0xA0 || unicode.Is(unicode.Cf, r) && r <= 0xFFFF:
			fmt.Fprintf(&out, `\u%04x`, r)
		case unicode.Is(unicode.Cf, r): // beyond the basic plane: two halves
			r -= 0x10000
			fmt.Fprintf(&out, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			out.WriteRune(r)
		}
	}
	return out.String(), nil
}

// orDash shows what is empty.
func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

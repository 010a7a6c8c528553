package report

import (
	"strings"

	"afterword/backend/document"
)

// Short names for the nodes that are built all over this package.

func text(s string) document.Inline { return document.Text{Value: oneLine(s)} }

func plain(s string) []document.Inline { return []document.Inline{text(s)} }

func soft(s string) document.Inline { return document.Soft{Inlines: plain(s)} }

func strong(s string) document.Inline { return document.Strong{Inlines: plain(s)} }

func label(s, role string) document.Inline { return document.Label{Value: s, Role: role} }

func ref(target, s string) document.Inline {
	return document.Ref{Target: target, Inlines: plain(s)}
}

func paragraph(inlines ...document.Inline) document.Block {
	return document.Paragraph{Inlines: inlines}
}

func note(inlines ...document.Inline) document.Block { return document.Note{Inlines: inlines} }

func cell(inlines ...document.Inline) document.Cell {
	if len(inlines) == 0 {
		return document.Cell{}
	}
	return document.Cell{Blocks: []document.Block{paragraph(inlines...)}}
}

func section(id, title string, blocks ...document.Block) document.Section {
	return document.Section{ID: id, Title: oneLine(title), Blocks: blocks}
}

// oneLine keeps a document.Text free of line breaks, whatever came in.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return s
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
}

// blank reports whether there is nothing to read in s.
func blank(s string) bool { return strings.TrimSpace(s) == "" }

// orElse gives s, or other when s is blank.
func orElse(s, other string) string {
	if blank(s) {
		return other
	}
	return s
}

package html

import (
	"strconv"
	"strings"

	"afterword/backend/document"
)

// blocks writes blocks below a heading of a level.
func (r *renderer) blocks(list []document.Block, level int) {
	for _, b := range list {
		r.block(b, level)
	}
}

func (r *renderer) block(b document.Block, level int) {
	switch x := b.(type) {
	case document.TitleBlock:
		r.title(x)
	case document.KeyFigures:
		r.keyFigures(x)
	case document.TimelineFigure:
		r.timelineFigure(x)
	case document.Timeline:
		r.timeline(x)
	case document.Section:
		r.opens("section", x.ID)
		r.heading(level+1, []document.Inline{document.Text{Value: x.Title}})
		r.blocks(x.Blocks, level+1)
		r.s("</section>\n")
	case document.Paragraph:
		if photo, ok := r.photos[x.Picture]; ok {
			r.photo(photo, func() { r.inlines(x.Inlines) })
			return
		}
		r.paragraph("", x.Inlines)
	case document.Note:
		r.paragraph("note", x.Inlines)
	case document.Heading:
		r.heading(level+x.Level, x.Inlines)
	case document.List:
		r.list(x, level)
	case document.Definitions:
		r.definitions(x, level)
	case document.Table:
		r.table(x, level)
		r.showPhotos(x)
	case document.Code:
		r.code(x)
	case document.Quote:
		end := r.turns("blockquote", x.Blocks)
		r.s(">\n")
		r.blocks(x.Blocks, level)
		end()
		r.s("</blockquote>\n")
	case document.Rule:
		r.s("<hr>\n")
	}
}

// opens begins an element that references can lead to.
func (r *renderer) opens(tag, name string) {
	r.s("<" + tag)
	if name != "" {
		r.s(` id="`).attr(id(name)).s(`"`)
	}
	r.s(">\n")
}

func (r *renderer) title(x document.TitleBlock) {
	r.opens("header", x.ID)
	if kicker := strings.Join(x.Kicker, " · "); kicker != "" {
		r.s(`<p class="kicker"`).direction(kicker).s(">").text(kicker).s("</p>\n")
	}
	r.heading(1, []document.Inline{document.Text{Value: x.Title}})
	if len(x.Lead) > 0 {
		r.s("<div class=\"lead\">\n")
		r.blocks(x.Lead, 1)
		r.s("</div>\n")
	}
	r.s("</header>\n")
}

// heading writes at most six levels and never skips one, so that who goes
// from heading to heading finds no hole. An empty one is left out.
func (r *renderer) heading(level int, inlines []document.Inline) {
	words := document.PlainText(inlines)
	if strings.TrimSpace(words) == "" {
		return
	}
	level = max(min(level, r.level+1, 6), 1)
	r.level = level
	tag := "h" + strconv.Itoa(level)
	r.s("<" + tag).direction(words).s(">")
	r.inlines(inlines)
	r.s("</" + tag + ">\n")
}

func (r *renderer) paragraph(class string, inlines []document.Inline) {
	r.s("<p")
	if class != "" {
		r.s(` class="` + class + `"`)
	}
	r.direction(document.PlainText(inlines)).s(">")
	r.inlines(inlines)
	r.s("</p>\n")
}

// keyFigures is a list of terms: the label, the figure, the note.
func (r *renderer) keyFigures(x document.KeyFigures) {
	if len(x.Figures) == 0 {
		return
	}
	r.s("<dl class=\"figures\">\n")
	for _, f := range x.Figures {
		r.s("<div><dt>").text(f.Label).s(`</dt><dd class="value">`).text(f.Value).s("</dd>")
		if f.Note != "" {
			r.s(`<dd class="about">`).text(f.Note).s("</dd>")
		}
		r.s("</div>\n")
	}
	r.s("</dl>\n")
}

func (r *renderer) list(x document.List, level int) {
	tag := "ul"
	if x.Ordered {
		tag = "ol"
	}
	end := r.turns(tag, []document.Block{x})
	if x.Ordered && x.Start != 1 {
		r.s(` start="`).n(x.Start).s(`"`)
	}
	r.s(">\n")
	for _, item := range x.Items {
		if item.Checked != nil { // the box stands where the bullets of others do
			r.s(`<li class="task">`).s(item.Box()).s(" ")
		} else {
			r.s("<li>")
		}
		r.content(item.Blocks, level)
		r.s("</li>\n")
	}
	end()
	r.s("</" + tag + ">\n")
}

// content writes the inside of an item, a cell or a definition: a first
// paragraph stands without tags of its own, which keeps short things short.
func (r *renderer) content(blocks []document.Block, level int) {
	if len(blocks) > 0 {
		p, ok := blocks[0].(document.Paragraph)
		if _, shown := r.photos[p.Picture]; ok && !shown {
			words := document.PlainText(p.Inlines)
			r.s(`<span class="first"`).direction(words).s(">")
			r.inlines(p.Inlines)
			r.s("</span>")
			blocks = blocks[1:]
		}
	}
	if len(blocks) > 0 {
		r.s("\n")
		r.blocks(blocks, level)
	}
}

func (r *renderer) definitions(x document.Definitions, level int) {
	if len(x.Items) == 0 {
		return
	}
	r.s("<dl class=\"terms\">\n")
	for _, d := range x.Items {
		r.s("<dt").direction(d.Term).s(">").text(d.Term).s("</dt><dd>")
		r.content(d.Blocks, level)
		r.s("</dd>\n")
	}
	r.s("</dl>\n")
}

// code keeps lines as they are. Numbers are drawn beside numbered lines and are
// not copied with them.
func (r *renderer) code(x document.Code) {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(x.Text)
	if !x.Numbered {
		r.s("<pre><code>").lines(text).s("</code></pre>\n")
		return
	}
	r.s(`<pre class="numbered"><code>`)
	for line := range strings.SplitSeq(text, "\n") {
		r.s("<span>").lines(line).s("\n</span>")
	}
	r.s("</code></pre>\n")
}

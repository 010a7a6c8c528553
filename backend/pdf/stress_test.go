package pdf

import (
	"maps"
	"slices"
	"strings"

	"afterword/backend/document"
)

// everything is a document with every kind of block and inline, in many
// scripts, for people to look at and for the text golden.
func everything() document.Document {
	yes, no := true, false
	lorem := "The failover moved reads to a replica that was forty seconds behind. Sessions written before the switch were not found, and each miss asked the database again. "
	list := document.List{Items: []document.ListItem{
		{Blocks: []document.Block{words("A first point that is long enough to go over the end of the line, so that its second line hangs under the first word and not under the bullet.")}},
		{Blocks: []document.Block{words("A point with points of its own"), document.List{Ordered: true, Start: 9, Items: []document.ListItem{
			{Blocks: []document.Block{words("nine")}}, {Blocks: []document.Block{words("ten"), words("and a second paragraph of ten")}},
		}}}},
		{Checked: &yes, Blocks: []document.Block{words("done")}},
		{Checked: &no, Blocks: []document.Block{words("not done")}},
		{},
	}}
	var scriptRows []document.Row
	for _, name := range slices.Sorted(maps.Keys(scripts)) {
		scriptRows = append(scriptRows, document.Row{Cells: []document.Cell{
			cell(txt(name)), cell(txt(scripts[name])), cell(document.Strong{Inlines: []document.Inline{txt(scripts[name])}}), cell(document.CodeSpan{Value: scripts[name]}),
		}})
	}
	labels := []document.Inline{txt("Labels: ")}
	for _, role := range []string{"impact_started", "declared", "detected", "acknowledged", "escalated", "mitigated", "resolved", "warn", ""} {
		labels = append(labels, document.Label{Value: strings.ReplaceAll(role+" ", "_", " "), Role: role}, txt(" "))
	}
	return document.Document{
		Title: "Every kind of block 🔥 and script", Language: "en", Date: clock(12, 0), Footer: "Stress document · بدأ فشل · 缓存",
		Body: []document.Block{
			document.TitleBlock{Kicker: []string{"Post-mortem", "PM-2026-099"}, Title: "Every kind of block 🔥 and script: تعطل 缓存", Lead: []document.Block{words(lorem)}},
			document.KeyFigures{Figures: []document.KeyFigure{
				{Label: "impact", Value: "1 day 2 h 12 min", Note: "20 Nov 14:04 to 21 Nov 16:16"},
				{Label: "to detect", Value: "9 min", Note: ""},
				{Label: "to acknowledge", Value: "not known", Note: "no milestone"},
				{Label: "to mitigate", Value: "47 to 52 min", Note: "approximate"},
				{Label: "to resolve", Value: "1 day 2 h", Note: "declared resolved"},
			}},
			document.TimelineFigure{From: clock(14, 0), To: clock(14, 0), Marks: []document.Mark{{From: clock(14, 0), To: clock(14, 0), Role: "detected", Label: "only one moment"}}},
			document.Section{ID: "text", Title: "Text", Blocks: []document.Block{
				para(txt(lorem), document.Strong{Inlines: []document.Inline{txt("Strong, "), document.Emphasis{Inlines: []document.Inline{txt("both, ")}}}}, document.Emphasis{Inlines: []document.Inline{txt("emphasis, ")}},
					document.Strike{Inlines: []document.Inline{txt("struck out")}}, txt(", "), document.CodeSpan{Value: "code --with=flags"}, txt(", "), document.Soft{Inlines: []document.Inline{txt("soft")}}, txt(", "),
					document.Link{URL: "https://example.org/ä?q=1 2", Inlines: []document.Inline{txt("a link that is long enough to be broken over the end of a line somewhere in it")}}, txt(", "),
					document.Link{URL: "javascript:alert(1)", Inlines: []document.Inline{txt("no link")}}, txt(", "), document.Ref{Target: "row", Inlines: []document.Inline{txt("a ref to a row")}}, txt(", "),
					document.Ref{Target: "nowhere", Inlines: []document.Inline{txt("a ref to nothing")}}, txt("."), document.Break{}, txt("After a break.")),
				para(labels...),
				words("https://example.org/a/very/long/path/that/does/not/end/" + strings.Repeat("segment-without-end-", 12)),
				words("طلب فريق checkout من المهندس المناوب (on-call) إعادة التشغيل في 14:05، ثم تحقق من 3 خوادم."),
				words("Mixed: the responder wrote «بدأ فشل التخزين» at 14:05 (UTC) and התקלה התחילה after 12 minutes."),
				words("Unknown: \U0001F9FF \U0010FFFF \uE000 end. Control: \x1b[31mred\x00\ttab."),
				document.Heading{Level: 1, Inlines: []document.Inline{txt("A heading in running text")}},
				words(strings.Repeat(lorem, 3)),
				document.Heading{Level: 2, Inlines: []document.Inline{txt("A deeper one")}},
				list,
				document.Quote{Blocks: []document.Block{words(lorem), document.Quote{Blocks: []document.Block{words("quoted in a quote")}}, list}},
				document.Rule{},
				document.Definitions{Items: []document.Definition{
					{Term: "Services", Blocks: []document.Block{words("checkout, payments, sessions")}},
					{Term: "How did we become aware?", Blocks: []document.Block{words(lorem)}},
					{Term: "A term that is far too long to stand beside what it means in a column", Blocks: []document.Block{words(lorem)}},
				}},
				document.Code{Language: "log", Numbered: true, Text: "2026-11-20T14:05:00Z ERROR replica lag 40s\n\tat redis.Promote(cluster.go:120)\n" + strings.Repeat("x=1 ", 60) + "\n\nlast: 缓存 🔥"},
				document.Code{Text: "SELECT 1;"},
				document.Note{Inlines: []document.Inline{txt("Time to detect: from impact started to detected. Two of the times are approximate, so the figure is a range.")}},
				document.Section{ID: "inner", Title: "A section in a section", Blocks: []document.Block{words(lorem), document.Section{Title: "Deeper still", Blocks: []document.Block{words(lorem)}}}},
			}},
			document.Section{ID: "scripts", Title: "Scripts", Blocks: []document.Block{
				document.Table{Caption: "Scripts", Columns: []document.Column{{Title: "Script", Fixed: true}, {Title: "Regular", Weight: 2}, {Title: "Strong", Weight: 2}, {Title: "Mono", Weight: 2}}, Rows: scriptRows},
			}},
			document.Section{ID: "tables", Title: "Tables", Blocks: []document.Block{
				document.Table{Columns: []document.Column{{Title: "N", Fixed: true, Align: document.AlignEnd}, {Title: "Blocks", Weight: 3}, {Title: "Long", Weight: 1}}, Rows: []document.Row{
					{ID: "row", Cells: []document.Cell{cell(txt("1")), {Blocks: []document.Block{list, document.Code{Text: "in a cell"}}}, cell(txt("word"))}},
					{Cells: []document.Cell{cell(txt("1000")), cell(txt(strings.Repeat(lorem, 60))), cell(txt(strings.Repeat("narrow ", 40)))}},
					{Cells: []document.Cell{cell(txt("3"))}},
				}},
				document.Table{Columns: make([]document.Column, 40), Rows: []document.Row{{Cells: slices.Repeat([]document.Cell{cell(txt("wide"))}, 40)}}},
			}},
		},
	}
}

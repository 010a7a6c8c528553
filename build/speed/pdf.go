//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// pdfBench measures whole processes, as a person who waits for them would.
type pdfBench struct {
	program, chromium, work string
	typst                   string // folder with the compiler from npm
	fonts                   string // folder with our fonts, which the others use as well
	turns                   int
}

// measured is what one program made of one size of post-mortem.
type measured struct {
	took         []time.Duration // of each turn
	ours         []time.Duration // what our program took just before each
	peak         int64           // bytes, the smallest of all turns
	size         int64
	pages, words int
}

const (
	fewestPairs = 5 // of ours and another program, where a goal hangs on what one takes beside the other
	withoutGoal = 2 // turns of a program that is only shown
)

func (b *pdfBench) rows(ctx context.Context) ([]row, error) {
	var out []row
	ofSmall, ofLarge := func(g goals) float64 { return g.small }, func(g goals) float64 { return g.large }
	small, err := b.compare(ctx, "small", 200, b.turns, ofSmall)
	if err != nil {
		return nil, err
	}
	large, err := b.compare(ctx, "large", 4400, max(fewestPairs, b.turns/2), ofLarge)
	if err != nil {
		return nil, err
	}
	out = append(out, b.table("P2", small, ofSmall)...)
	out = append(out, b.table("P1", large, ofLarge)...)
	huge, err := b.alone(ctx, "huge", 20_000)
	if err != nil {
		return nil, err
	}
	running, err := runningRow(ctx, b.work, 3*b.turns)
	if err != nil {
		return nil, err
	}
	word, err := b.longWord(ctx)
	if err != nil {
		return nil, err
	}
	growth := func(m measured) row {
		times := float64(median(m.took)) / float64(median(small[0].took))
		pageRatio := float64(m.pages) / float64(small[0].pages)
		return row{
			"P3", fmt.Sprintf("time for %d pages over time for %d, page ratio %.1f", m.pages, small[0].pages, pageRatio),
			fmt.Sprintf("%.1f = %.2f x page ratio", times, times/pageRatio), "<= 1.2 x page ratio", times <= 1.2*pageRatio,
		}
	}
	return append(out, running, growth(large[0]), growth(huge),
		row{"P3", "PDF with a word of one megabyte", ms(word), "<= 2 s", word <= 2*time.Second}), nil
}

// table gives a line of figures for each program, and a line for each goal.
func (b *pdfBench) table(id string, all []measured, goal func(goals) float64) []row {
	var figures, verdicts []row
	us := all[0]
	for i, t := range b.makers() {
		m := all[i]
		if t.absent != "" {
			figures = append(figures, row{what: fmt.Sprintf("%s, PDF by %s", id, t.name), measured: "not here: " + t.absent})
			continue
		}
		figures = append(figures, row{
			what: fmt.Sprintf("%s, PDF by %s, whole process", id, t.name),
			measured: fmt.Sprintf("%s (quickest %s), %.0f MB memory, %.0f KB, %d pages, %d words",
				ms(median(m.took)), ms(slices.Min(m.took)), float64(m.peak)/1e6, float64(m.size)/1e3, m.pages, m.words),
		})
		if i == 0 {
			continue
		}
		verdict := func(what string, ratio, limit float64) {
			if limit > 0 {
				verdicts = append(verdicts, row{
					id, fmt.Sprintf("%s beside %s, %d pages (%d)", what, t.name, us.pages, m.pages),
					fmt.Sprintf("%.3f x", ratio), fmt.Sprintf("<= %.2f x", limit), ratio <= limit,
				})
			}
		}
		verdict("PDF, time", median(ratios(m.ours, m.took)), goal(t.goals))
		verdict("PDF, memory", float64(us.peak)/float64(m.peak), t.goals.memory)
		verdict("PDF, size", float64(us.size)/float64(m.size), t.goals.size)
	}
	return append(figures, verdicts...)
}

// compare makes a PDF of one post-mortem with our program and each other one in
// turns, and gives what each took in the order of makers.
func (b *pdfBench) compare(ctx context.Context, name string, events, turns int, goal func(goals) float64) ([]measured, error) {
	data := filepath.Join(b.work, name)
	reference, err := fill(ctx, data, events)
	if err != nil {
		return nil, err
	}
	s, err := b.write(ctx, data, reference, name)
	if err != nil {
		return nil, err
	}
	makers := b.makers()
	all := make([]measured, len(makers))
	out := func(i int) string { return filepath.Join(b.work, fmt.Sprintf("%s-%s.pdf", name, makers[i].name)) }
	run := func(i int, warm bool) (time.Duration, error) {
		u, err := measure(ctx, s.work, makers[i].command(s, out(i)))
		if m := &all[i]; warm {
			m.took = append(m.took, u.Wall)
			if m.peak == 0 || u.Peak < m.peak {
				m.peak = u.Peak
			}
		}
		return u.Wall, err
	}
	for i, t := range makers[1:] {
		if t.absent != "" {
			continue
		}
		times := turns
		if goal(t.goals) == 0 {
			times = withoutGoal
		}
		for turn := range times + 1 {
			warm := turn > 0 // the first turn warms the caches
			ours, err := run(0, warm)
			if err != nil {
				return nil, err
			}
			if _, err := run(i+1, warm); err != nil {
				return nil, err
			}
			if warm {
				all[i+1].ours = append(all[i+1].ours, ours)
			}
		}
	}
	for len(all[0].took) < fewestPairs { // where none of the others is here
		if _, err := run(0, true); err != nil {
			return nil, err
		}
	}
	for i, t := range makers {
		if t.absent != "" {
			continue
		}
		file, err := os.Stat(out(i))
		if err != nil {
			return nil, err
		}
		all[i].size = file.Size()
		if all[i].pages, all[i].words, err = inspect(ctx, out(i)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// alone exports one post-mortem with our program only.
func (b *pdfBench) alone(ctx context.Context, name string, events int) (measured, error) {
	var m measured
	data, out := filepath.Join(b.work, name), filepath.Join(b.work, name+".pdf")
	reference, err := fill(ctx, data, events)
	if err != nil {
		return m, err
	}
	for range 3 {
		took, err := timed(ctx, b.program, "export", reference, "--data-dir", data, "--format", "pdf", "--force", "--output", out)
		if err != nil {
			return m, err
		}
		m.took = append(m.took, took)
	}
	m.pages, m.words, err = inspect(ctx, out)
	return m, err
}

// write gives the other programs what our Markdown says and the picture of the
// timeline, which our PDF has as well, with styles that make about as many pages.
func (b *pdfBench) write(ctx context.Context, data, reference, name string) (sources, error) {
	base := filepath.Join(b.work, name)
	s := sources{data: data, reference: reference, html: base + ".html", typst: base + ".typ", markdown: base + ".md", work: b.work}
	drawing := base + ".svg"
	for format, path := range map[string]string{"md": s.markdown, "svg": drawing} {
		if _, err := timed(ctx, b.program, "export", reference, "--data-dir", data, "--format", format, "--force", "--output", path); err != nil {
			return s, err
		}
	}
	source, err := os.ReadFile(s.markdown)
	if err != nil {
		return s, err
	}
	picture, err := os.ReadFile(drawing)
	if err != nil {
		return s, err
	}
	if at := bytes.Index(picture, []byte("<svg")); at > 0 {
		picture = picture[at:] // without the XML declaration, which HTML has none of
	}
	var body bytes.Buffer
	gfm := goldmark.New(goldmark.WithExtensions(extension.GFM))
	if err := gfm.Convert(source, &body); err != nil {
		return s, err
	}
	const style = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Speed</title><style>@page{size:A4;margin:20mm}` +
		`body{font:9.5pt/1.5 sans-serif}h1,h2,h3{font-family:serif}table{width:100%;border-collapse:collapse}` +
		`td,th{border-bottom:.5pt solid #ccc;padding:3pt;text-align:left;vertical-align:top}tr{break-inside:avoid}svg{width:100%;height:auto}</style>`
	typst := toTypst(source, gfm.Parser().Parse(text.NewReader(source)), filepath.Base(drawing))
	files := map[string][]byte{s.html: slices.Concat([]byte(style), picture, body.Bytes()), s.typst: []byte(typst)}
	if without("rsvg-convert") == "" { // XeLaTeX takes pictures as PDF
		if _, err := timed(ctx, "rsvg-convert", "--format", "pdf", "--output", base+"-picture.pdf", drawing); err != nil {
			return s, err
		}
		files[s.markdown] = slices.Concat([]byte("![Timeline]("+base+"-picture.pdf)\n\n"), source)
	}
	for path, content := range files {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (b *pdfBench) longWord(ctx context.Context) (time.Duration, error) {
	data := filepath.Join(b.work, "word")
	store, err := sqlite.Open(ctx, sqlite.Options{Dir: data, Now: time.Now, NewID: newIDs("edit")})
	if err != nil {
		return 0, err
	}
	build := &builder{newID: newIDs("w")}
	id := build.add(postmortem.KindPostMortem, postmortem.Fields{"title": "One word", "reference": "PM-2026-901", "summary": strings.Repeat("x", 1_000_000)})
	if _, err := store.Apply(ctx, postmortem.Batch{PostMortem: id, Origin: "template", Edits: build.edits}); err != nil {
		return 0, err
	}
	if err := store.Close(); err != nil {
		return 0, err
	}
	var times []time.Duration
	for range 3 {
		d, err := timed(ctx, b.program, "export", "PM-2026-901", "--data-dir", data, "--format", "pdf", "--force", "--output", filepath.Join(b.work, "word.pdf"))
		if err != nil {
			return 0, err
		}
		times = append(times, d)
	}
	return median(times), nil
}

func timed(ctx context.Context, name string, args ...string) (time.Duration, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	began := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return time.Since(began), nil
}

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

func inspect(ctx context.Context, path string) (pages, words int, err error) {
	info, err := exec.CommandContext(ctx, "pdfinfo", path).Output()
	if err != nil {
		return 0, 0, fmt.Errorf("pdfinfo: %w", err)
	}
	if match := pagesLine.FindSubmatch(info); match != nil {
		pages, _ = strconv.Atoi(string(match[1]))
	}
	said, err := exec.CommandContext(ctx, "pdftotext", path, "-").Output()
	if err != nil {
		return 0, 0, fmt.Errorf("pdftotext: %w", err)
	}
	return pages, len(strings.Fields(string(said))), nil
}

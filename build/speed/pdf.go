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

	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// pdfBench measures whole processes, as a person who waits for them would.
type pdfBench struct {
	program, chromium, work string
	turns                   int
}

// measured is what one size of post-mortem gave.
type measured struct {
	ours, theirs      []time.Duration
	pages, theirPages int
	words, theirWords int
}

func (b *pdfBench) rows(ctx context.Context) ([]row, error) {
	small, err := b.compare(ctx, "small", 200, b.turns)
	if err != nil {
		return nil, err
	}
	large, err := b.compare(ctx, "large", 4400, max(3, b.turns/2))
	if err != nil {
		return nil, err
	}
	huge, err := b.alone(ctx, "huge", 20_000)
	if err != nil {
		return nil, err
	}
	word, err := b.longWord(ctx)
	if err != nil {
		return nil, err
	}
	p2 := median(ratios(small.ours, small.theirs))
	p1 := median(ratios(large.ours, large.theirs))
	growth := func(m measured) row {
		times := float64(median(m.ours)) / float64(median(small.ours))
		pageRatio := float64(m.pages) / float64(small.pages)
		return row{
			"P3", fmt.Sprintf("time for %d pages over time for %d, page ratio %.1f", m.pages, small.pages, pageRatio),
			fmt.Sprintf("%.1f = %.2f x page ratio", times, times/pageRatio), "<= 1.2 x page ratio", times <= 1.2*pageRatio,
		}
	}
	return []row{
		{
			"P2", fmt.Sprintf("PDF, %d pages (Chromium %d), %d words (%d), whole process", small.pages, small.theirPages, small.words, small.theirWords),
			fmt.Sprintf("%s : %s = %.3f", ms(median(small.ours)), ms(median(small.theirs)), p2), "<= 0.04 x Chromium", p2 <= 0.04,
		},
		{
			"P1", fmt.Sprintf("PDF, %d pages (Chromium %d), %d words (%d), whole process", large.pages, large.theirPages, large.words, large.theirWords),
			fmt.Sprintf("%s : %s = %.3f", ms(median(large.ours)), ms(median(large.theirs)), p1), "<= 0.06 x Chromium", p1 <= 0.06,
		},
		growth(large), growth(huge),
		{"P3", "PDF with a word of one megabyte", ms(word), "<= 2 s", word <= 2*time.Second},
	}, nil
}

// compare exports one post-mortem with our program and prints the same content
// with Chromium, in turns.
func (b *pdfBench) compare(ctx context.Context, name string, events, turns int) (measured, error) {
	var m measured
	data := filepath.Join(b.work, name)
	reference, err := fill(ctx, data, events)
	if err != nil {
		return m, err
	}
	page := filepath.Join(b.work, name+".html")
	if err := b.writeHTML(ctx, data, reference, page); err != nil {
		return m, err
	}
	ours, theirs := filepath.Join(b.work, name+"-ours.pdf"), filepath.Join(b.work, name+"-theirs.pdf")
	for i := range turns + 1 {
		a, err := timed(ctx, b.program, "export", reference, "--data-dir", data, "--format", "pdf", "--force", "--output", ours)
		if err != nil {
			return m, err
		}
		c, err := timed(ctx, b.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
			"--no-first-run", "--user-data-dir="+filepath.Join(b.work, "profile"), "--no-pdf-header-footer",
			"--print-to-pdf="+theirs, "file://"+page)
		if err != nil {
			return m, err
		}
		if i > 0 { // the first turn warms the caches
			m.ours, m.theirs = append(m.ours, a), append(m.theirs, c)
		}
	}
	if m.pages, m.words, err = inspect(ctx, ours); err != nil {
		return m, err
	}
	m.theirPages, m.theirWords, err = inspect(ctx, theirs)
	return m, err
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
		m.ours = append(m.ours, took)
	}
	m.pages, m.words, err = inspect(ctx, out)
	return m, err
}

// writeHTML gives Chromium what our Markdown says and the picture of the
// timeline, which our PDF has as well, with print styles that make about as
// many pages.
func (b *pdfBench) writeHTML(ctx context.Context, data, reference, page string) error {
	markdown, drawing := page+".md", page+".svg"
	for format, path := range map[string]string{"md": markdown, "svg": drawing} {
		if _, err := timed(ctx, b.program, "export", reference, "--data-dir", data, "--format", format, "--force", "--output", path); err != nil {
			return err
		}
	}
	source, err := os.ReadFile(markdown)
	if err != nil {
		return err
	}
	picture, err := os.ReadFile(drawing)
	if err != nil {
		return err
	}
	if at := bytes.Index(picture, []byte("<svg")); at > 0 {
		picture = picture[at:] // without the XML declaration, which HTML has none of
	}
	var body bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(source, &body); err != nil {
		return err
	}
	const style = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Speed</title><style>@page{size:A4;margin:20mm}` +
		`body{font:9.5pt/1.5 sans-serif}h1,h2,h3{font-family:serif}table{width:100%;border-collapse:collapse}` +
		`td,th{border-bottom:.5pt solid #ccc;padding:3pt;text-align:left;vertical-align:top}tr{break-inside:avoid}svg{width:100%;height:auto}</style>`
	return os.WriteFile(page, slices.Concat([]byte(style), picture, body.Bytes()), 0o600)
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
	text, err := exec.CommandContext(ctx, "pdftotext", path, "-").Output()
	if err != nil {
		return 0, 0, fmt.Errorf("pdftotext: %w", err)
	}
	return pages, len(strings.Fields(string(text))), nil
}

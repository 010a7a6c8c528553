//go:build linux

package main

import (
	"os/exec"
	"path/filepath"
	"slices"
)

// sources are the files of one post-mortem that the programs read.
type sources struct {
	data, reference       string // our store, and which post-mortem
	html, typst, markdown string
	work                  string
}

// tool is a program that makes a PDF of the same post-mortem.
type tool struct {
	name    string
	absent  string // why it cannot be measured here; "" if it can
	goals   goals
	command func(s sources, out string) []string
}

// goals are the largest allowed ratios of our figures to those of the tool;
// 0 where there is no goal.
type goals struct{ small, large, memory, size float64 }

// makers are all that make a PDF, ourselves first.
func (b *pdfBench) makers() []tool {
	return slices.Concat([]tool{{name: "Afterword", command: func(s sources, out string) []string {
		return []string{b.program, "export", s.reference, "--data-dir", s.data, "--format", "pdf", "--force", "--output", out}
	}}}, b.others())
}

// others get our Markdown as it is, as HTML and as Typst's markup, our fonts
// where a switch takes them, and sizes that make about as many pages as we do.
func (b *pdfBench) others() []tool {
	script := filepath.Join(b.typst, "compile.cjs")
	return []tool{
		{
			name: "Typst", absent: unless(exists(script), "the package from npm is not installed"),
			goals:   goals{small: 0.15, large: 0.15, memory: 0.25, size: 1},
			command: func(s sources, out string) []string { return []string{"node", script, s.typst, out, b.fonts} },
		},
		{
			name: "Chromium", absent: without(b.chromium), goals: goals{small: 0.04, large: 0.06},
			command: func(s sources, out string) []string {
				return []string{
					b.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
					"--no-first-run", "--user-data-dir=" + filepath.Join(s.work, "profile"), "--no-pdf-header-footer",
					"--print-to-pdf=" + out, "file://" + s.html,
				}
			},
		},
		{
			name: "WeasyPrint", absent: without("weasyprint"),
			command: func(s sources, out string) []string { return []string{"weasyprint", "-q", s.html, out} },
		},
		{
			name: "XeLaTeX", absent: without("pandoc", "xelatex", "rsvg-convert"), goals: goals{small: 0.03, large: 0.03},
			command: func(s sources, out string) []string {
				return []string{
					"pandoc", "--from", "gfm", "--pdf-engine", "xelatex", "--toc", "-V", "papersize=a4", "-V", "geometry:margin=25mm", "-V", "fontsize=11pt", "-V", "linestretch=1.25",
					"-V", "mainfont=IBMPlexSans", "-V", "mainfontoptions=Path=" + b.fonts + "/,Extension=.ttf,UprightFont=*_400Regular," +
						"BoldFont=*_600SemiBold,ItalicFont=*_400Regular_Italic,BoldItalicFont=*_600SemiBold_Italic",
					"--output", out, s.markdown,
				}
			},
		},
	}
}

// without says which of the programs is not here, "" if all are.
func without(programs ...string) string {
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			return p + " is not installed"
		}
	}
	return ""
}

func unless(ok bool, otherwise string) string {
	if ok {
		return ""
	}
	return otherwise
}

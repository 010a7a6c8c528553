//go:build linux

// Command speed prints the speed table for what the Go side does: PDF of 12
// and of about 220 pages beside Typst, headless Chromium, WeasyPrint and pandoc
// with XeLaTeX setting the same content, of about 1,000 pages, of a word of one megabyte, and an edit made durable
// beside a bare fdatasync on the same disk. Every comparison is made in turns
// (A B A B …) in one run and given as the median of the ratios. ./build/bench
// runs it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// row is one line of the table; one without a goal is there to compare with.
type row struct {
	id, what, measured, goal string
	met                      bool
}

func main() {
	program := flag.String("program", "", "the command-line program to measure")
	chromium := flag.String("chromium", "chromium", "the browser to compare with")
	turns := flag.Int("turns", 7, "runs of each side, taken in turn")
	dir := flag.String("dir", "", "folder on the disk to measure; default a temporary one")
	typst := flag.String("typst", "", "folder with Typst's compiler from npm and compile.cjs")
	fonts := flag.String("fonts", "backend/pdf/fonts", "folder with the fonts the other programs use")
	only := flag.Bool("pdf", false, "measure the exports only")
	if len(os.Args) > 2 && os.Args[1] == "measure" {
		exit(measureHere(os.Args[2:]))
		return
	}
	flag.Parse()
	exit(run(&pdfBench{program: *program, chromium: *chromium, turns: *turns, typst: *typst, fonts: *fonts}, *dir, *only))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(bench *pdfBench, dir string, only bool) error {
	if bench.program == "" {
		return fmt.Errorf("name the program with -program; ./build/bench does")
	}
	work, err := os.MkdirTemp(dir, "afterword-speed-")
	if err != nil {
		return err
	}
	if work, err = filepath.Abs(work); err != nil { // the browser wants whole paths
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()

	ctx := context.Background()
	bench.work = work
	for _, path := range []*string{&bench.program, &bench.typst, &bench.fonts} { // the programs run in folders of their own
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
	}
	rows, err := bench.rows(ctx)
	if err != nil {
		return err
	}
	whole, err := wholeRows(ctx, bench.program, work, 3)
	if err != nil {
		return err
	}
	rows = append(rows, whole...)
	if !only {
		durable, err := durableRows(ctx, filepath.Join(work, "durable"), 2000)
		if err != nil {
			return err
		}
		rows = append(rows, durable...)
	}
	for _, r := range rows {
		if r.goal == "" {
			fmt.Printf("     for comparison, %s: %s\n", r.what, r.measured)
			continue
		}
		verdict := "met"
		if !r.met {
			verdict = "MISSED"
		}
		fmt.Printf("%-4s %-68s %-34s goal %-22s %s\n", r.id, r.what, r.measured, r.goal, verdict)
	}
	return nil
}

func median[T int | float64 | time.Duration](values []T) T { return quantile(values, 0.5) }

// quantile takes the nearest rank, so that a figure is always one that occurred.
func quantile[T int | float64 | time.Duration](values []T, q float64) T {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}

func ratios(a, b []time.Duration) []float64 {
	out := make([]float64, min(len(a), len(b)))
	for i := range out {
		out[i] = float64(a[i]) / float64(b[i])
	}
	return out
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }

//go:build linux

// Command speed prints the speed table for what the Go side does: PDF of 12
// and of about 220 pages beside headless Chromium printing the same content,
// of about 1,000 pages, of a word of one megabyte, and an edit made durable
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
	flag.Parse()
	if err := run(*program, *chromium, *turns, *dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(program, chromium string, turns int, dir string) error {
	if program == "" {
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
	bench := &pdfBench{program: program, chromium: chromium, work: work, turns: turns}
	rows, err := bench.rows(ctx)
	if err != nil {
		return err
	}
	durable, err := durableRows(ctx, filepath.Join(work, "durable"), 2000)
	if err != nil {
		return err
	}
	for _, r := range append(rows, durable...) {
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

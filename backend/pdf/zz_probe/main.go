package main

import (
	"fmt"
	"os"
	"runtime/pprof"
	"time"

	"afterword/backend/pdf"
	"afterword/backend/report"
	"afterword/backend/sample"
	"bytes"
)

func main() {
	if len(os.Args) > 2 {
		f, _ := os.Create(os.Args[2])
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	s := time.Now()
	d := report.Compose(sample.PostMortem(), report.Options{})
	fmt.Println("compose", time.Since(s))
	for i := 0; i < 3; i++ {
		s = time.Now()
		var f bytes.Buffer
		w, err := pdf.Render(&f, d)
		fmt.Println(w, err, time.Since(s))
		os.WriteFile(os.Args[1], f.Bytes(), 0o600)
	}
}

package main

import (
	"fmt"
	"os"
	"time"

	"afterword/backend/pdf"
	"afterword/backend/report"
	"afterword/backend/sample"
)

func main() {
	s := time.Now()
	d := report.Compose(sample.PostMortem(), report.Options{})
	f, _ := os.Create(os.Args[1])
	w, err := pdf.Render(f, d)
	fmt.Println(w, err, time.Since(s))
	f.Close()
}

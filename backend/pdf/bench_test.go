package pdf

import (
	"io"
	"strings"
	"testing"

	"afterword/backend/document"
)

// long is a document of about the given number of pages: running text,
// headings, lists and tables, as a post-mortem has them.
func long(pages int) document.Document {
	d := director(200)
	words := strings.Fields("the failover moved reads to a replica that was forty seconds behind so sessions written before the switch were not found and each miss asked the database again until the pool of connections was empty and requests waited")
	state := uint32(1)
	next := func() uint32 { state = state*1664525 + 1013904223; return state >> 8 }
	sentence := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[next()%uint32(len(words))])
			b.WriteByte(' ')
		}
		return b.String()
	}
	for i := 0; i < (pages-8)*12/10; i++ {
		d.Body = append(d.Body, document.Section{Title: sentence(5), Blocks: []document.Block{
			para(txt(sentence(150))), para(txt(sentence(60)), document.Strong{Inlines: []document.Inline{txt(sentence(5))}}, document.CodeSpan{Value: "cache-01"}, txt(sentence(30))),
			document.List{Items: []document.ListItem{{Blocks: []document.Block{para(txt(sentence(20)))}}, {Blocks: []document.Block{para(txt(sentence(30)))}}}},
		}})
	}
	return d
}

func benchmark(b *testing.B, d document.Document) {
	b.ReportAllocs()
	if _, err := Render(io.Discard, d, Options{}); err != nil {
		b.Fatal(err)
	}
	p := newPen(A4)
	newLayouter(d, A4).layOut(d, &element{}, newPager(p, A4))
	pages := len(p.pages)
	b.ResetTimer()
	for b.Loop() {
		if _, err := Render(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
}

func BenchmarkTwelvePages(b *testing.B)   { benchmark(b, long(12)) }
func BenchmarkTwoHundred(b *testing.B)    { benchmark(b, long(220)) }
func BenchmarkThousandPages(b *testing.B) { benchmark(b, long(1000)) }
func BenchmarkMegabyteWord(b *testing.B)  { benchmark(b, oneWord(strings.Repeat("x9Z", 350_000))) }
func BenchmarkMegabyteHan(b *testing.B) {
	benchmark(b, oneWord(strings.Repeat("缓存故障", 90_000)))
}

func BenchmarkMegabyteArabic(b *testing.B) {
	benchmark(b, oneWord(strings.Repeat("التخزين", 75_000)))
}

func oneWord(s string) document.Document {
	return document.Document{Title: "Word", Body: []document.Block{words(s)}}
}

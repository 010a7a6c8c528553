package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"

	"afterword/backend/document"
)

var errLayout = errors.New("pdf: gofpdf wrote a file of another layout than expected")

// finisher rebuilds the file that gofpdf wrote: it adds what gofpdf has no
// way to say (fonts of ours, tags, language, links as objects, XMP) and packs
// everything as PDF 1.7. gofpdf numbers its objects in a known way: 1 is the
// page tree, 2 the resources, 3 and 4 the first page and its content, and so
// on, then the outline, then the properties, and last the catalog.
type finisher struct {
	w       *fileWriter
	pen     *pen
	d       document.Document
	source  map[int][]byte // gofpdf's objects, without "n 0 obj" and "endobj"
	catalog int
	info    int
}

// finish writes the finished file.
func finish(out io.Writer, plainFile []byte, p *pen, root *element, d document.Document, inside *Attachment) error {
	objects, err := readObjects(plainFile)
	if err != nil {
		return err
	}
	n := len(objects)
	f := &finisher{w: newFileWriter(n), pen: p, d: d, source: objects, catalog: n, info: n - 1}
	if n < 4+2*(len(p.pages)-1)+2 {
		return errLayout
	}
	for number, body := range objects {
		f.w.bodies[number] = body
	}
	f.resources()
	tags := f.structure(root)
	if err := f.pages(); err != nil {
		return err
	}
	f.writeCatalog(tags, f.attach(inside))
	return f.w.write(out, f.catalog, f.info)
}

// readObjects cuts gofpdf's file into its objects by its cross-reference table.
func readObjects(file []byte) (map[int][]byte, error) {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, errLayout
	}
	end := bytes.IndexByte(file[at+10:], '\n')
	if end < 0 {
		return nil, errLayout
	}
	start, err := strconv.Atoi(string(file[at+10 : at+10+end]))
	if err != nil || start < 0 || start >= len(file) {
		return nil, errLayout
	}
	var first, count int
	if _, err := fmt.Sscanf(string(file[start:min(start+40, len(file))]), "xref\n%d %d\n", &first, &count); err != nil || first != 0 || count < 5 {
		return nil, errLayout
	}
	const entry = 20
	entries := bytes.Index(file[start:], []byte("0000000000 65535 f "))
	if entries < 0 || start+entries+entry*count > len(file) {
		return nil, errLayout
	}
	type object struct{ number, offset int }
	all := make([]object, 0, count)
	for i := 1; i < count; i++ {
		line := file[start+entries+entry*i:]
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil || offset > start {
			return nil, errLayout
		}
		all = append(all, object{i, offset})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].offset < all[j].offset })
	out := make(map[int][]byte, len(all))
	for i, o := range all {
		stop := start
		if i+1 < len(all) {
			stop = all[i+1].offset
		}
		body := file[o.offset:stop]
		head := []byte(strconv.Itoa(o.number) + " 0 obj\n")
		tail := []byte("endobj\n")
		if !bytes.HasPrefix(body, head) || !bytes.HasSuffix(body, tail) {
			return nil, errLayout
		}
		out[o.number] = body[len(head) : len(body)-len(tail)]
	}
	return out, nil
}

// resources writes the fonts and the dictionary that names them.
func (f *finisher) resources() {
	b := []byte("<</ProcSet[/PDF/Text/ImageB/ImageC]/Font<<")
	for i, file := range f.pen.fonts.files {
		b = append(b, "/"+file.resource+" "...)
		b = appendRef(b, file.write(f.w, i))
	}
	b = append(append(b, ">>"...), f.photoObjects()...)
	f.w.bodies[2] = append(b, ">>"...)
}

func pageObject(index int) int { return 3 + 2*index }

// pages adds links and tag keys to the pages, and gives them their contents.
func (f *finisher) pages() error {
	for i, page := range f.pen.pages {
		dict := f.source[pageObject(i)]
		cut := bytes.LastIndex(dict, []byte("/Contents"))
		if cut < 0 {
			return errLayout
		}
		b := append([]byte(nil), dict[:cut]...)
		b = appendPair(b, "/Tabs/S/StructParents ", i)
		if len(page.annots) > 0 {
			b = append(b, "/Annots["...)
			for n := range page.annots {
				b = append(appendRef(b, page.annots[n].object), ' ')
			}
			b = append(b, ']')
		}
		f.w.bodies[pageObject(i)] = append(b, dict[cut:]...)

		content := f.source[pageObject(i)+1]
		if !bytes.Contains(content, []byte("stream\n"+pageOpening+"\nendstream")) {
			return errLayout
		}
		delete(f.w.bodies, pageObject(i)+1)
		f.w.streams = append(f.w.streams, streamObject{
			number: pageObject(i) + 1, first: page.settled, begun: page.begun, data: append(page.content, '\n'),
		})
	}
	return nil
}

// annotationObject writes a link: to an address, or to a place in the file.
func (f *finisher) annotationObject(b []byte, a *annotation, parent int) []byte {
	b = append(b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
	for _, n := range [4]float64{a.x, a.y, a.x + a.w, a.y + a.h} {
		b = append(appendNumber(b, n), ' ')
	}
	b = appendPair(append(b, ']'), "/StructParent ", parent)
	if a.target.url != "" {
		b = append(b, "/Contents"...)
		b = appendText(b, a.target.url)
		b = append(b, "/A<</S/URI/URI("...)
		return append(appendLiteral(b, a.target.url), ")>>>>"...)
	}
	b = append(b, "/Contents"...)
	b = appendText(b, wordsFor(f.d.Language).goTo)
	to, ok := f.pen.anchors[a.target.ref]
	if !ok {
		to = spot{0, f.pen.paper.height}
	}
	b = appendRef(append(b, "/Dest["...), pageObject(to.page))
	b = append(b, "/XYZ null "...)
	return append(appendNumber(b, to.y), " null]>>"...)
}

// writeCatalog replaces gofpdf's catalog, keeping its outline. More is put at
// its end.
func (f *finisher) writeCatalog(tags int, more []byte) {
	b := []byte("<</Type/Catalog/Pages 1 0 R/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>")
	var outline int
	if at := bytes.Index(f.source[f.catalog], []byte("/Outlines ")); at >= 0 {
		if _, err := fmt.Sscanf(string(f.source[f.catalog][at:]), "/Outlines %d", &outline); err == nil {
			b = appendRef(append(b, "/PageMode/UseOutlines/Outlines "...), outline)
			f.outlineCounts(outline - len(f.pen.levels))
		}
	}
	b = appendText(append(b, "/Lang"...), languageTag(f.d))
	b = appendRef(append(b, "/StructTreeRoot "...), tags)
	metadata := f.w.stream("/Type/Metadata/Subtype/XML", xmp(f.d))
	b = appendRef(append(b, "/Metadata "...), metadata)
	f.w.bodies[f.catalog] = append(append(b, more...), ">>"...)
}

// outlineCounts mends the outline's entries, the first of which is object
// first: gofpdf writes a count of 0 for all, but those with entries below
// must say how many, negative while they are folded.
func (f *finisher) outlineCounts(first int) {
	levels := f.pen.levels
	for i, level := range levels {
		children := 0
		for k := i + 1; k < len(levels) && levels[k] > level; k++ {
			if levels[k] == level+1 {
				children++
			}
		}
		body, found := bytes.CutSuffix(bytes.TrimSpace(f.w.bodies[first+i]), []byte("/Count 0>>"))
		if !found {
			continue
		}
		body = append([]byte(nil), body...)
		if children > 0 {
			body = appendPair(body, "/Count ", -children)
		}
		f.w.bodies[first+i] = append(body, ">>"...)
	}
}

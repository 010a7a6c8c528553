package pdf

// element is a node of the structure tree (the tags): what a screen reader
// announces. Kinds are those of PDF 1.7, table 333 to 341.
type element struct {
	kind   string
	parent *element
	kids   []kid
	alt    string // what a figure shows
	said   string // its text in the order of reading, where the pages have another
	texts  int    // how many were set as its content
	scope  bool   // a TH that heads its column
	linked bool   // already a kid of its parent
	joined bool   // it and all above it are in the tree
	id     int    // object number, given when the file is finished
	depth  int    // elements above it
}

// deepestTag is how deep elements are nested at most: readers of files stop at a
// hundred, and what is in an element has some of its own.
const deepestTag = 80

// kid is a child element, a piece of marked content, or an annotation.
type kid struct {
	child *element
	page  int32 // index of the page of mcid or annotation
	mcid  int32
	annot int32 // index of the annotation on the page, when link is set
	link  bool
}

// under makes an element that joins its parent when something is drawn for
// it, so that the tree lists what is on the pages, in the order it is there.
//
// Where lists stand in lists fifty times over the tree gets no deeper: then what
// nests joins an element further up that may hold the same. Its own parts, as the
// items of a list, stay with it.
func under(parent *element, kind string) *element {
	if parent == nil {
		return &element{kind: kind}
	}
	if parent.depth >= deepestTag && nests(kind) {
		for up := parent.parent; up != nil; up = up.parent {
			if up.kind == parent.kind && up.depth < deepestTag {
				parent = up
				break
			}
		}
	}
	return &element{kind: kind, parent: parent, depth: parent.depth + 1}
}

// nests reports whether an element can hold others of its kind.
func nests(kind string) bool {
	switch kind {
	case "L", "BlockQuote", "Table", "Sect":
		return true
	}
	return false
}

// count gives how many elements there are from this one on.
func (e *element) count() int {
	n := 1
	for i := range e.kids {
		if child := e.kids[i].child; child != nil {
			n += child.count()
		}
	}
	return n
}

// join adds the element, and those above it, to the tree.
func (e *element) join() {
	for ; e != nil && !e.joined; e = e.parent {
		e.joined = true
		if !e.linked && e.parent != nil {
			e.linked = true
			e.parent.kids = append(e.parent.kids, kid{child: e})
		}
	}
}

// says notes the text of a paragraph that is content of e. What runs right to left
// is drawn from left to right, and readers of the tags get it letter by letter as
// it is drawn; so they are told the text beside it. That holds for an element of
// one paragraph that all stands in it, not in elements below.
func (e *element) says(text string, mixed bool) {
	if e == nil {
		return
	}
	e.texts++
	if e.said = ""; mixed && e.texts == 1 {
		e.said = text
	}
}

// speaks reports whether the element's text is to be told.
func (e *element) speaks() bool {
	if e.said == "" || e.alt != "" {
		return false
	}
	for i := range e.kids {
		if e.kids[i].child != nil {
			return false
		}
	}
	return true
}

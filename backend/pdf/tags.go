package pdf

// structure writes the structure tree and the links, and gives the number of
// the tree's root. StructParents keys 0 to pages-1 are the pages', those
// after them the links'.
func (f *finisher) structure(root *element) int {
	treeRoot := f.w.reserve()
	root.join()
	n := root.count()
	all := make([]*element, 0, n)
	first := f.w.objects(n, func(b []byte, i int) []byte { return f.elementObject(b, all[i], treeRoot) })
	var walk func(e *element)
	walk = func(e *element) {
		e.id = first + len(all)
		all = append(all, e)
		for _, k := range e.kids {
			if k.child != nil {
				walk(k.child)
			}
		}
	}
	walk(root)

	parents := []byte("<</Nums[")
	for i, page := range f.pen.pages {
		parents = appendPair(parents, "", i)
		parents = append(parents, '[')
		for _, owner := range page.owners {
			parents = append(appendRef(parents, owner.id), ' ')
		}
		parents = append(parents, "]\n"...)
	}
	var links []*annotation
	for _, page := range f.pen.pages {
		for n := range page.annots {
			links = append(links, &page.annots[n])
		}
	}
	pages := len(f.pen.pages)
	firstLink := f.w.objects(len(links), func(b []byte, i int) []byte { return f.annotationObject(b, links[i], pages+i) })
	for i, a := range links {
		a.object = firstLink + i
		parents = appendPair(parents, "", pages+i)
		parents = append(appendRef(append(parents, ' '), a.el.id), '\n')
	}
	parentTree := f.w.object(append(parents, "]>>"...))
	b := appendRef([]byte("<</Type/StructTreeRoot/K "), root.id)
	b = appendRef(append(b, "/ParentTree "...), parentTree)
	b = appendPair(b, "/ParentTreeNextKey ", pages+len(links))
	f.w.bodies[treeRoot] = append(b, ">>"...)
	return treeRoot
}

func (f *finisher) elementObject(b []byte, e *element, treeRoot int) []byte {
	b = append(append(b, "<</S/"...), e.kind...)
	parent := treeRoot
	if e.parent != nil {
		parent = e.parent.id
	}
	b = appendRef(append(b, "/P "...), parent)
	page := -1 // the page of most content: given once, with bare numbers
	for _, k := range e.kids {
		if k.child == nil {
			page = int(k.page)
			b = appendRef(append(b, "/Pg "...), pageObject(page))
			break
		}
	}
	switch {
	case e.kind == "Table" && e.alt != "":
		b = append(appendText(append(b, "/A<</O/Table/Summary"...), e.alt), ">>"...)
	case e.alt != "":
		b = appendText(append(b, "/Alt"...), e.alt)
	case e.scope:
		b = append(b, "/A<</O/Table/Scope/Column>>"...)
	}
	if e.speaks() {
		b = appendText(append(b, "/ActualText"...), e.said)
	}
	b = append(b, "/K["...)
	for i, k := range e.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch {
		case k.child != nil:
			b = appendRef(b, k.child.id)
		case k.link:
			b = append(b, "<</Type/OBJR"...)
			if int(k.page) != page {
				b = appendRef(append(b, "/Pg "...), pageObject(int(k.page)))
			}
			b = appendRef(append(b, "/Obj "...), f.pen.pages[k.page].annots[k.annot].object)
			b = append(b, ">>"...)
		case int(k.page) == page:
			b = appendPair(b, "", int(k.mcid))
		default:
			b = appendRef(append(b, "<</Type/MCR/Pg "...), pageObject(int(k.page)))
			b = append(appendPair(b, "/MCID ", int(k.mcid)), ">>"...)
		}
	}
	return append(b, "]>>"...)
}

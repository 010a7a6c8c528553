package pdf

// style is how a run of text looks. Equal styles share one pointer, so that
// comparing pointers is enough.
type style struct {
	family       family
	bold, italic bool
	strike       bool
	underline    underline
	size         float64 // points
	lead         float64 // points from baseline to baseline
	colour       colour
	chip         bool   // a label: set on a rounded ground
	ground       colour // of the label
}

// scaled gives the style in another size.
func (st style) scaled(by float64) style {
	st.size, st.lead = st.size*by, st.lead*by
	return st
}

// underline says what a piece of text leads to.
type underline uint8

const (
	noUnderline   underline = iota
	linkUnderline           // out of the document
	refUnderline            // to another place in it: fainter
)

// The styles a block starts from.
var (
	bodyStyle    = style{family: sans, size: 9.8, lead: 14.4, colour: ink}
	cellStyle    = style{family: sans, size: 8.8, lead: 12.4, colour: ink}
	noteStyle    = style{family: sans, size: 8.2, lead: 11.6, colour: soft}
	codeStyle    = style{family: mono, size: 8, lead: 11.4, colour: ink}
	kickerStyle  = style{family: sans, size: 8.2, lead: 11.6, colour: soft}
	titleStyle   = style{family: serif, bold: true, size: 23, lead: 28.5, colour: ink}
	leadStyle    = style{family: sans, size: 10.6, lead: 16, colour: ink}
	sectionStyle = style{family: serif, bold: true, size: 13.5, lead: 18, colour: ink}
	columnStyle  = style{family: sans, bold: true, size: 8.4, lead: 12, colour: ink}
	figureLabel  = style{family: sans, size: 8, lead: 11, colour: soft}
	figureValue  = style{family: serif, bold: true, size: 16, lead: 21, colour: ink}
	tickStyle    = style{family: mono, size: 7.2, lead: 9, colour: soft}
	markStyle    = style{family: mono, size: 7.2, lead: 9, colour: ink}
	footerStyle  = style{family: sans, size: 7.8, lead: 11, colour: faint}
)

// headingStyle is for headings below those of the chapters, level 1 and deeper.
func headingStyle(level int) style {
	switch {
	case level <= 1:
		return style{family: serif, bold: true, size: 11.6, lead: 16, colour: ink}
	case level == 2:
		return style{family: sans, bold: true, size: 10.2, lead: 14.4, colour: ink}
	}
	return style{family: sans, bold: true, size: 9.8, lead: 14.4, colour: soft}
}

// The margins of a page, in points.
const (
	marginLeft   = 56
	marginRight  = 56
	marginTop    = 58
	marginBottom = 66
)

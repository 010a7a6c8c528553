package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"

	"afterword/backend/document"
)

const producer = "Afterword"

// languageTag gives the document's language, English if it names none that can
// be written as a tag.
func languageTag(d document.Document) string {
	for _, r := range d.Language {
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return "en"
		}
	}
	if d.Language == "" || len(d.Language) > 35 {
		return "en"
	}
	return d.Language
}

// date gives the only date that is written: the document's, in UTC. A date
// that PDF cannot express becomes the first that it can.
func date(d document.Document) time.Time {
	t := d.Date.UTC()
	if t.Year() < 1 || t.Year() > 9999 || t.IsZero() {
		return time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// xmp writes the metadata stream: the same title, subject and dates as the
// document properties, which must agree.
func xmp(d document.Document) []byte {
	var b bytes.Buffer
	element := func(name, value string) {
		b.WriteString("<" + name + ">")
		xmlText(&b, value)
		b.WriteString("</" + name + ">\n")
	}
	alternatives := func(name, value string) {
		b.WriteString("<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">")
		xmlText(&b, value)
		b.WriteString("</rdf:li></rdf:Alt></" + name + ">\n")
	}
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " +
		"xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n")
	element("dc:format", "application/pdf")
	alternatives("dc:title", clean(d.Title))
	if d.Subject != "" {
		alternatives("dc:description", clean(d.Subject))
	}
	b.WriteString("<dc:language><rdf:Bag><rdf:li>" + languageTag(d) + "</rdf:li></rdf:Bag></dc:language>\n")
	element("pdf:Producer", producer)
	element("xmp:CreatorTool", producer)
	stamp := date(d).Format("2006-01-02T15:04:05Z")
	element("xmp:CreateDate", stamp)
	element("xmp:ModifyDate", stamp)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}

func xmlText(b *bytes.Buffer, s string) {
	// EscapeText replaces what XML cannot hold; a buffer does not fail.
	_ = xml.EscapeText(b, []byte(strings.TrimSpace(s)))
}

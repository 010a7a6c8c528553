package pdf

import (
	"bytes"
	"embed"
	"sync"

	"github.com/go-text/typesetting/font"
)

// The embedded fonts. Their licences lie in fonts/licences, their checksums
// in fonts/SHA256SUMS. Those of every document are read where they lie in the
// program; the others would have to be copied anyway.
//
//go:embed fonts/DejaVuSans.ttf fonts/Droid*.ttf fonts/Nanum*.ttf fonts/Noto*.ttf fonts/*Italic.ttf
var fontFiles embed.FS

var (
	//go:embed fonts/IBMPlexSans_400Regular.ttf
	plexSans []byte
	//go:embed fonts/IBMPlexSans_600SemiBold.ttf
	plexSansBold []byte
	//go:embed fonts/IBMPlexSerif_600SemiBold.ttf
	plexSerifBold []byte
	//go:embed fonts/IBMPlexMono_400Regular.ttf
	plexMono []byte
	//go:embed fonts/IBMPlexMono_600SemiBold.ttf
	plexMonoBold []byte
)

func fontData(name string) []byte {
	switch name {
	case "IBMPlexSans_400Regular":
		return plexSans
	case "IBMPlexSans_600SemiBold":
		return plexSansBold
	case "IBMPlexSerif_600SemiBold":
		return plexSerifBold
	case "IBMPlexMono_400Regular":
		return plexMono
	case "IBMPlexMono_600SemiBold":
		return plexMonoBold
	}
	data, err := fontFiles.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		return nil // load says that the font cannot be used
	}
	return data
}

// face is one font. It is read when first used, once in the life of the
// process, and is then shared by all renders.
type face struct {
	name string // file name without .ttf, also the base of its PDF name
	bold bool   // already heavy: no synthetic weight is added

	once   sync.Once
	usable bool
	data   []byte // the file
	quick  *quick // nil if it cannot serve this font
	sfnt   *sfnt  // nil if the outlines are not TrueType: drawn as Type 3
	upem   float64
	ascent int // font units, for the PDF font descriptor
	descnt int

	unpacking sync.Once
	font      *font.Font // see full
}

// load reads what all uses of the font need. It reports whether the font can
// be used.
func (f *face) load() bool {
	f.once.Do(func() {
		f.data = fontData(f.name)
		var err error
		if f.sfnt, err = parseSFNT(f.data); err != nil {
			return
		}
		if f.quick = newQuick(f.sfnt); f.quick != nil {
			f.upem = float64(otTable(f.sfnt.tables["head"]).u16(18))
			f.ascent, f.descnt = f.sfnt.extents()
		} else if full := f.full(); full != nil {
			f.measure(full)
		}
		f.usable = f.upem > 0
	})
	return f.usable
}

// full gives the whole font, unpacked when first asked for: the text of most
// documents never needs it. Nil if it cannot be read.
func (f *face) full() *font.Font {
	f.unpacking.Do(func() {
		if f.font != nil {
			return
		}
		if parsed, err := font.ParseTTF(bytes.NewReader(f.data)); err == nil {
			listCoverages(parsed.Font)
			f.font = parsed.Font
		}
	})
	return f.font
}

// Warm begins to read the fonts that nearly every document uses and returns
// at once. A caller who still has to read what it will render saves the time
// that the first render would wait for them.
func Warm() {
	go func() {
		for _, f := range []*face{sansRegular, monoRegular, sansBold, serifBold, monoBold} {
			f.load()
		}
	}()
}

// adopt takes over a font of the system.
func (f *face) adopt(parsed *font.Face) {
	listCoverages(parsed.Font)
	f.font = parsed.Font
	f.measure(parsed.Font)
	f.usable = f.upem > 0
}

func (f *face) measure(from *font.Font) {
	f.upem = float64(from.Upem())
	if extents, ok := font.NewFace(from).FontHExtents(); ok {
		f.ascent, f.descnt = int(extents.Ascender), int(extents.Descender)
	}
}

// has reports whether the font draws r.
func (f *face) has(r rune) bool {
	if !f.load() {
		return false
	}
	if f.quick != nil {
		return f.quick.glyph(r) != 0
	}
	gid, ok := f.full().NominalGlyph(r)
	return ok && gid != 0
}

// The faces. Plex comes first for everything; the others fill in what it
// lacks, in the order of the fallback lists below.
var (
	sansRegular    = &face{name: "IBMPlexSans_400Regular"}
	sansItalic     = &face{name: "IBMPlexSans_400Regular_Italic"}
	sansBold       = &face{name: "IBMPlexSans_600SemiBold", bold: true}
	sansBoldItalic = &face{name: "IBMPlexSans_600SemiBold_Italic", bold: true}
	serifBold      = &face{name: "IBMPlexSerif_600SemiBold", bold: true}
	serifBoldIt    = &face{name: "IBMPlexSerif_600SemiBold_Italic", bold: true}
	monoRegular    = &face{name: "IBMPlexMono_400Regular"}
	monoBold       = &face{name: "IBMPlexMono_600SemiBold", bold: true}

	arabic         = &face{name: "NotoSansArabic_400Regular"}
	arabicBold     = &face{name: "NotoSansArabic_600SemiBold", bold: true}
	hebrew         = &face{name: "NotoSansHebrew_400Regular"}
	hebrewBold     = &face{name: "NotoSansHebrew_600SemiBold", bold: true}
	devanagari     = &face{name: "NotoSansDevanagari_400Regular"}
	devanagariBold = &face{name: "NotoSansDevanagari_600SemiBold", bold: true}
	thai           = &face{name: "NotoSansThai_400Regular"}
	thaiBold       = &face{name: "NotoSansThai_600SemiBold", bold: true}
	bengali        = &face{name: "NotoSansBengali_400Regular"}
	tamil          = &face{name: "NotoSansTamil_400Regular"}
	telugu         = &face{name: "NotoSansTelugu_400Regular"}
	hangul         = &face{name: "NanumGothic_400Regular"}
	han            = &face{name: "DroidSansFallbackFull"}
	symbols        = &face{name: "DejaVuSans"}
	emoji          = &face{name: "NotoEmoji_400Regular"}
)

// family is a kind of type.
type family uint8

const (
	sans family = iota
	serif
	mono
)

// primary gives the first face for a style.
func primary(f family, bold, italic bool) *face {
	switch {
	case f == serif && italic:
		return serifBoldIt
	case f == serif:
		return serifBold
	case f == mono && bold:
		return monoBold
	case f == mono:
		return monoRegular
	case bold && italic:
		return sansBoldItalic
	case bold:
		return sansBold
	case italic:
		return sansItalic
	}
	return sansRegular
}

// scriptFace names the face made for the script of r, so that other large
// fonts need not be opened to find out that they lack it. Nil for runes of no
// such script.
func scriptFace(r rune, bold bool) *face {
	pick := func(regular, heavy *face) *face {
		if bold {
			return heavy
		}
		return regular
	}
	switch {
	case r < 0x0590:
		return nil
	case r <= 0x05ff || r >= 0xfb1d && r <= 0xfb4f:
		return pick(hebrew, hebrewBold)
	case r <= 0x077f || r >= 0x08a0 && r <= 0x08ff || r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefe:
		return pick(arabic, arabicBold)
	case r >= 0x0900 && r <= 0x097f || r >= 0xa8e0 && r <= 0xa8ff:
		return pick(devanagari, devanagariBold)
	case r >= 0x0980 && r <= 0x09ff:
		return bengali
	case r >= 0x0b80 && r <= 0x0bff:
		return tamil
	case r >= 0x0c00 && r <= 0x0c7f:
		return telugu
	case r >= 0x0e00 && r <= 0x0e7f:
		return pick(thai, thaiBold)
	case r >= 0x1100 && r <= 0x11ff, r >= 0x3130 && r <= 0x318f, r >= 0xa960 && r <= 0xa97f, r >= 0xac00 && r <= 0xd7ff:
		return hangul
	case r >= 0x2e80 && r <= 0x9fff, r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f, r >= 0xff00 && r <= 0xffef:
		return han
	case r >= 0x1f000 && r <= 0x1faff:
		return emoji
	}
	return nil
}

// lastFaces are asked for what neither the style nor the script settles.
var lastFaces = []*face{sansRegular, symbols, emoji, hangul, han}

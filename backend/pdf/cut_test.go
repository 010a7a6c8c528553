package pdf

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

// A line of Thai or Lao ends where a syllable can end: not between a vowel and
// its consonant, not before a silenced letter, not before the last consonant of a
// syllable that must have one.
func TestSyllables(t *testing.T) {
	for text, want := range map[string]string{ // "|" begins one, "·" may begin one
		"เซิร์ฟเวอร์":    "เซิร์·ฟ|เวอร์",
		"ประเทศไทย":      "ป·ระ|เท·ศ|ไท·ย",
		"วันนี้":         "วัน·นี้",
		"เมื่อกลับ":      "เมื่อ·ก·ลับ",
		"สิทธิ์การใช้":   "สิทธิ์·กา·ร|ใช้",
		"ต่างๆและ":       "ต่า·งๆ|และ",
		"ทำงาน":          "ทำ|งา·น",
		"เป็นเวลา 15 ปี": "เป็น|เว·ลา· ·1·5· ·ปี",
		"๑๒๓":            "๑๒๓",
		"ເຄື່ອງແມ່ຂ່າຍ":  "ເຄື່·ອ·ງ|ແມ່·ຂ່າ·ຍ",
		"ចាប់ផ្តើម":      "ចា·ប់·ផ្តើ·ម",
		"မြန်မာ":         "မြန်·မာ",
	} {
		var got strings.Builder
		for i, r := range text {
			if i > 0 {
				got.WriteString([]string{"", "·", "|"}[syllable(text, i)])
			}
			got.WriteRune(r)
		}
		if got.String() != want {
			t.Errorf("%q: %q, want %q", text, got.String(), want)
		}
	}
}

// Lines of Thai fill the column nearly, and none begins with what belongs to the
// syllable before.
func TestThaiLinesEndWithSyllables(t *testing.T) {
	const text = "เหตุการณ์เริ่มต้นเมื่อเซิร์ฟเวอร์ฐานข้อมูลหลักหยุดทำงานกะทันหันและระบบสำรองเข้ามารับช่วงต่อภายในสี่วินาทีแต่การเชื่อมต่อเดิมยังคงเปิดค้างอยู่ทำให้ลูกค้าไม่สามารถชำระเงินได้เป็นเวลานานกว่าสิบห้านาที"
	l := newLayouter(document.Document{}, A4)
	for _, width := range []float64{60, 120, 300, 480} {
		p := l.text(text, bodyStyle, nil)
		said := ""
		set := p.set(width)
		for i, line := range set {
			lineText := ""
			for _, pc := range line.pieces {
				if pc.sh != nil {
					lineText += pc.sh.text
				}
			}
			if said += lineText; i+1 < len(set) && syllable(text, len(said)) == within {
				t.Errorf("%v points: line %d ends inside a syllable: %q", width, i+1, lineText)
			}
			if line.width > width+0.02 || i+1 < len(set) && line.width < width/3 {
				t.Errorf("%v points: line %d is %v wide", width, i+1, line.width)
			}
		}
		if said != text {
			t.Errorf("%v points: the lines say %q", width, said)
		}
	}
}

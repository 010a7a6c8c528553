package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"afterword/backend/document"
)

// scripts are texts that must be drawn by real glyphs and be found again.
var scripts = map[string]string{
	"latin":      "Fluent “office” naïve Ångström Łódź → ≥ 5 µs ✓ ﬁ",
	"combining":  "Z̷a̲l̂g̃o̊ e\u0301 n\u0303 ạ̈",
	"greek":      "Αθήνα ψ Ω",
	"cyrillic":   "Сбой кэша начался",
	"arabic":     "بدأ فشل التخزين المؤقت",
	"arabicMark": "مُحَمَّد لا إله",
	"hebrew":     "התקלה התחילה בשעה",
	"devanagari": "विफलता शुरू हुई क्षत्रिय र्क कि",
	"bengali":    "ব্যর্থতা শুরু হয়েছে",
	"tamil":      "தோல்வி தொடங்கியது",
	"telugu":     "వైఫల్యం ప్రారంభమైంది",
	"thai":       "ระบบล้มเหลวที่น้ำ",
	"han":        "缓存故障转移开始",
	"kana":       "キャッシュのフェイルオーバー",
	"hangul":     "캐시 장애 조치 시작",
	"emoji":      "🔥 🚀 👍🏽 👩‍💻 🇩🇪 ❤️",
	"georgian":   "დაიწყო",
	"armenian":   "Սկսվեց",
	"maths":      "∀x ∈ ℝ: x² ≥ 0",
}

// pdftotext gives the text of a file as poppler reads it, or skips the test.
func pdftotext(t *testing.T, file []byte, flags ...string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (package poppler-utils) is not installed: the text of the PDF is not read back")
	}
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, append(flags, name, "-")...).Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out)
}

func TestScriptsExtractAsWritten(t *testing.T) {
	for name, source := range scripts {
		t.Run(name, func(t *testing.T) {
			file, warnings := renderFile(t, document.Document{Title: name, Footer: "-", Body: []document.Block{words(source)}})
			if len(warnings) > 0 {
				t.Errorf("warnings: %q", warnings)
			}
			text := pdftotext(t, file)
			text = strings.TrimSpace(strings.SplitN(text, "\n", 2)[0])
			text = strings.Map(func(r rune) rune {
				if r >= 0x202a && r <= 0x202e || r == 0x200e || r == 0x200f {
					return -1 // poppler's own marks around right-to-left text
				}
				return r
			}, text)
			if norm.NFC.String(text) != norm.NFC.String(source) {
				t.Errorf("got  %q %+q\nwant %q %+q", text, text, source, norm.NFC.String(source))
			}
		})
	}
}

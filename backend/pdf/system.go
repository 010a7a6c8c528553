package pdf

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
)

// systemFonts finds fonts of this machine for what the embedded ones lack.
// The fonts are looked for once in the life of the process, and only when a
// character asks for it.
type systemFonts struct{ chosen map[string]*face }

var (
	systemOnce  sync.Once
	systemPrint []fontscan.Footprint
	systemMu    sync.Mutex
	systemFaces = map[fontscan.Location]*face{}
)

type silent struct{}

func (silent) Printf(string, ...any) {}

// pick gives a face of the system that draws all of the cluster, or nil.
func (s *systemFonts) pick(cluster string) *face {
	if found, ok := s.chosen[cluster]; ok {
		return found
	}
	found := lookForSystemFace(cluster)
	if s.chosen == nil {
		s.chosen = map[string]*face{}
	}
	s.chosen[cluster] = found
	return found
}

func lookForSystemFace(cluster string) *face {
	for _, r := range cluster {
		// Private use and noncharacters mean something else in every font.
		if r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000 || r&0xfffe == 0xfffe || r == 0xfffd {
			return nil
		}
	}
	systemOnce.Do(scanSystem)
	systemMu.Lock()
	defer systemMu.Unlock()
candidates:
	for _, print := range systemPrint {
		for _, r := range cluster {
			if !invisible(r) && !print.Runes.Contains(r) {
				continue candidates
			}
		}
		if f := systemFace(print.Location); f != nil && covers(f, cluster) {
			return f
		}
	}
	return nil
}

// scanSystem lists the fonts. The list is cached by fontscan in the user's
// cache folder. Where nothing can be written there the list is made anew, in a
// folder that is gone afterwards: fontscan gives none that it could not store.
func scanSystem() {
	defer func() {
		if recover() != nil { // a broken font file on this machine
			systemPrint = nil
		}
	}()
	cache, err := os.UserCacheDir()
	folder := filepath.Join(cache, "afterword")
	if err != nil || !canStore(folder) {
		if folder, err = os.MkdirTemp("", "afterword-fonts-"); err != nil {
			return
		}
		defer func() { _ = os.RemoveAll(folder) }() // the system clears what is left of it
	}
	prints, err := fontscan.SystemFonts(silent{}, folder)
	if err == nil {
		systemPrint = prints
	}
}

// canStore reports whether fontscan could write its list in a folder: a new file,
// and over one that is there.
func canStore(folder string) bool {
	if os.MkdirAll(folder, 0o700) != nil {
		return false
	}
	probe, err := os.CreateTemp(folder, "probe-")
	if err != nil {
		return false
	}
	_ = probe.Close() // nothing was written
	_ = os.Remove(probe.Name())
	lists, _ := filepath.Glob(filepath.Join(folder, "font_index_*"))
	for _, name := range lists {
		list, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return false
		}
		_ = list.Close() // nothing was written
	}
	return true
}

// systemFace opens a font file of the system, once.
func systemFace(at fontscan.Location) *face {
	if f, ok := systemFaces[at]; ok {
		return f
	}
	systemFaces[at] = openFace(at)
	return systemFaces[at]
}

func openFace(at fontscan.Location) (out *face) {
	defer func() {
		if recover() != nil {
			out = nil
		}
	}()
	file, err := os.Open(at.File)
	if err != nil {
		return nil
	}
	defer func() { _ = file.Close() }() // only read
	faces, err := font.ParseTTC(file)
	if err != nil || int(at.Index) >= len(faces) {
		return nil
	}
	f := &face{name: "System"}
	f.once.Do(func() {}) // nothing embedded to load
	f.adopt(faces[at.Index])
	if f.upem == 0 {
		return nil
	}
	if _, ok := faces[at.Index].GlyphDataOutline(1); !ok {
		return nil // pictures, not outlines
	}
	return f
}

package desktop

import "sync"

// waiting are files that the program was asked to open before the page was
// there to hear of it.
type waiting struct {
	mu    sync.Mutex
	files []OfferedFile
}

func (w *waiting) add(files []OfferedFile) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files = append(w.files, files...)
}

func (w *waiting) take() []OfferedFile {
	w.mu.Lock()
	defer w.mu.Unlock()
	files := w.files
	w.files = nil
	if files == nil {
		return []OfferedFile{} // the page gets a list, never null
	}
	return files
}

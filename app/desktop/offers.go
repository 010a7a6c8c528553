package desktop

import (
	"context"
	"os"
	"sync"

	"afterword/backend/errs"
	"afterword/backend/evidence"
)

// Limits on what waits to be imported: a page that never asks for its files
// must not fill the memory.
const (
	mostOffers  = 200
	mostWaiting = 64_000_000 // bytes of pasted pictures
	mostAtOnce  = 100        // files in one drop or dialog
)

// offer is a file that a person chose, or bytes that they pasted.
type offer struct {
	ticket, name string
	path         string // "" for pasted bytes
	data         []byte
	cancel       context.CancelFunc // of the import that is going on, else nil
}

func (o *offer) pasted() bool { return o.path == "" }

func (o *offer) read(ctx context.Context) ([]byte, error) {
	if o.pasted() {
		return o.data, nil
	}
	return evidence.ReadFile(ctx, o.path)
}

// offers are the tickets that are out, oldest first.
type offers struct {
	mu  sync.Mutex
	all []*offer
}

// files gives a ticket for each path.
func (l *offers) files(paths []string) []OfferedFile {
	out := make([]OfferedFile, 0, min(len(paths), mostAtOnce))
	for _, path := range paths {
		if len(out) == mostAtOnce {
			break
		}
		o := &offer{name: evidence.CleanName(path), path: path}
		size := int64(0) // not known: importing says why
		if info, err := os.Stat(path); err == nil {
			size = info.Size()
		}
		out = append(out, OfferedFile{Ticket: l.add(o), Name: o.name, Size: size})
	}
	return out
}

// bytes gives a ticket for pasted bytes.
func (l *offers) bytes(name string, data []byte) OfferedFile {
	o := &offer{name: evidence.CleanName(name), data: data}
	return OfferedFile{Ticket: l.add(o), Name: o.name, Size: int64(len(data))}
}

func (l *offers) add(o *offer) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	o.ticket = newToken()[:32]
	l.all = append(l.all, o)
	waiting := 0
	for i := len(l.all) - 1; i >= 0; i-- {
		waiting += len(l.all[i].data)
		if len(l.all)-i > mostOffers || (waiting > mostWaiting && l.all[i] != o) {
			l.all = append([]*offer(nil), l.all[i+1:]...) // this one and all older ones
			break
		}
	}
	return o.ticket
}

// begin starts the import of a ticket; done ends it.
func (l *offers) begin(ctx context.Context, ticket string) (*offer, context.Context, func(), error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, o := range l.all {
		if o.ticket != ticket || o.cancel != nil {
			continue
		}
		ctx, cancel := context.WithCancel(ctx)
		o.cancel = cancel
		done := func() {
			cancel()
			l.mu.Lock()
			defer l.mu.Unlock()
			o.cancel = nil
		}
		return o, ctx, done, nil
	}
	return nil, nil, nil, errs.New(errs.NotFound, "Evidence.Import", "Afterword no longer knows which file this was. Add it again.")
}

func (l *offers) forget(ticket string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, o := range l.all {
		if o.ticket == ticket {
			if o.cancel != nil {
				o.cancel()
			}
			l.all = append(l.all[:i:i], l.all[i+1:]...)
			return
		}
	}
}

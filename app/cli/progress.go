package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// interruptible gives a context that ends when the person presses Ctrl C, the
// terminal goes or the system asks the program to end, so that what is half
// written is taken away. The second time the program ends at once, whatever it is
// doing.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	watched := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		watched = append(watched, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(ctx, watched...)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// patience is how long an export goes on before it says how far it is.
const patience = time.Second

// progress tells a person at a terminal how far a long export is.
type progress struct {
	to    io.Writer
	began time.Time
	told  string // what stands there now
}

func (p *progress) tell(done, total int) {
	if time.Since(p.began) <= patience || !isTerminal(p.to) {
		return
	}
	if now := fmt.Sprintf("\r%3d %%", 100*done/max(total, 1)); now != p.told {
		_, _ = io.WriteString(p.to, now)
		p.told = now
	}
}

// end takes the line away: something else is said now.
func (p *progress) end() {
	if p.told != "" {
		_, _ = io.WriteString(p.to, "\r     \r")
	}
	p.told = ""
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

//go:build linux

package sqlite

import (
	"context"
	"syscall"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// TestLogSync: an edit is made durable by one fdatasync of the log, an
// interrupted one is done again, and one that fails is never called saved.
func TestLogSync(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	s.keeper.stop()
	id := make1(t, s, nil)
	calls := 0
	t.Cleanup(func() { datasync = syscall.Fdatasync })
	with := func(answers ...error) {
		calls = 0
		datasync = func(fd int) error {
			calls++
			if calls <= len(answers) && answers[calls-1] != nil {
				return answers[calls-1]
			}
			return syscall.Fdatasync(fd)
		}
	}
	edit := func(title string) postmortem.Batch {
		return postmortem.Batch{PostMortem: id, Base: snapshot(t, s, id).Revision, Origin: "typing", Edits: []postmortem.Edit{
			update(postmortem.KindPostMortem, id, postmortem.Fields{"title": title}),
		}}
	}
	for name, c := range map[string]struct {
		answers []error
		calls   int
	}{
		"plain":       {nil, 1},
		"interrupted": {[]error{syscall.EINTR, syscall.EINTR}, 3},
	} {
		b := edit(name)
		with(c.answers...)
		if _, err := s.Apply(context.Background(), b); err != nil || calls != c.calls {
			t.Errorf("%s: %d calls, want %d: %v", name, calls, c.calls, err)
		}
	}
	for _, fault := range []error{syscall.EIO, syscall.ENOSPC} {
		b := edit("fault " + fault.Error())
		with(fault)
		_, err := s.Apply(context.Background(), b)
		wantCode(t, err, errs.StorageIO)
		if calls != 1 {
			t.Errorf("%v: %d calls", fault, calls)
		}
	}
	with()
	typing(t, s, id, snapshot(t, s, id).Revision, edit("after it").Edits...)
	verifyStore(t, s)
	closeStore(t, s)
	s = openStore(t, dir)
	if got := snapshot(t, s, id).PostMortem().Title; got != "after it" {
		t.Error(got)
	}
	verifyStore(t, s)
}

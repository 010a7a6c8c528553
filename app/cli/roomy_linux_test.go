package cli

import (
	"bytes"
	"os"
	"testing"
)

// TestRoomy: the system is asked for large pieces of memory.
func TestRoomy(t *testing.T) {
	marked := func() bool {
		maps, err := os.ReadFile("/proc/self/smaps")
		if err != nil {
			t.Skip(err)
		}
		for line := range bytes.Lines(maps) {
			if flags, ok := bytes.CutPrefix(line, []byte("VmFlags:")); ok && bytes.Contains(flags, []byte(" hg ")) {
				return true
			}
		}
		return false
	}
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("this system has no pieces of two megabytes")
	}
	if roomy(); !marked() {
		t.Error("no memory of this process is marked")
	}
}

package cli

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// A large export is told by the memory it takes.
func TestLargeExportIsNoticed(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	noticed := make(chan struct{})
	sparingly(func() { close(noticed) })
	for taken := []byte(nil); ; time.Sleep(time.Millisecond) { // or the test ends by its own limit
		select {
		case <-noticed:
			if taken == nil {
				t.Error("before anything was taken")
			}
			return
		default:
			taken = append(taken[:0:0], make([]byte, 1<<20)...)
		}
	}
}

func TestCollectorThatSomebodySetIsLeftAlone(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(150))
	sparingly(func() { t.Error("a large export was noticed") })
	percent := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	if metrics.Read(percent); percent[0].Value.Uint64() != 150 {
		t.Errorf("it is %d now", percent[0].Value.Uint64())
	}
}

func TestLargePagesAreAskedFor(t *testing.T) {
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage/enabled"); err != nil {
		t.Skip("this system has no large pages to give")
	}
	more := inLargePages(t) + largePages // exports before this test may have asked already, but not for so much at once
	takeLargePages(more)
	if got := inLargePages(t); got < more {
		t.Errorf("%d bytes of %d", got, more)
	}
}

// inLargePages is how much of this process's memory is to be in large pages.
func inLargePages(t *testing.T) (wished int) {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for line := range bytes.Lines(maps) {
		var kB int
		if n, _ := fmt.Sscanf(string(line), "Size: %d kB", &kB); n == 1 {
			size = kB << 10
		}
		if bytes.HasPrefix(line, []byte("VmFlags:")) && bytes.Contains(line, []byte(" hg")) {
			wished += size
		}
	}
	return wished
}

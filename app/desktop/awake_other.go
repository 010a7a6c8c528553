//go:build !linux && (production || dev) && !bindings

package desktop

// awake keeps the screen on where the platform has a way that is known here.
type awake struct{}

func (*awake) hold() bool { return false }

func (*awake) release() {}

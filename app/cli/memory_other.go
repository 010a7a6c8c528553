//go:build !linux

package cli

// takeLargePages does nothing: other systems choose by themselves.
func takeLargePages(int) {}

//go:build !linux

package sqlite

// logSync gives the name of a file layer for the log; SQLite's own is right here.
func logSync() string { return "" }

//go:build !linux

package sqlite

// logSync gives the name of a file layer for the log; SQLite's own is right here.
func logSync() string { return "" }

// gatherer is for that file layer only.
type gatherer struct{}

func withGatherer(dial func() error) (*gatherer, error) { return nil, dial() }
func (*gatherer) close()                                {}
func (*gatherer) during(commit func() error) error      { return commit() }

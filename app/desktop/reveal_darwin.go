package desktop

import "context"

// reveal shows a file in the Finder.
func reveal(ctx context.Context, path string) error { return start(ctx, "open", "-R", path) }

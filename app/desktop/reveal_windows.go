package desktop

import "context"

// reveal shows a file in the Explorer.
func reveal(ctx context.Context, path string) error {
	return start(ctx, "explorer.exe", "/select,"+path)
}

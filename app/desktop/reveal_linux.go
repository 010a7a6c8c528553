package desktop

import (
	"context"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// reveal shows a file in the file manager: selected, where the file manager
// answers on the session bus, else by opening its folder.
func reveal(ctx context.Context, path string) error {
	asking, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	// dbus-send splits lists at commas.
	address := strings.ReplaceAll((&url.URL{Scheme: "file", Path: path}).String(), ",", "%2C")
	err := exec.CommandContext(asking, "dbus-send", "--session", "--print-reply", "--type=method_call",
		"--dest=org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
		"org.freedesktop.FileManager1.ShowItems", "array:string:"+address, "string:").Run()
	if err == nil {
		return nil
	}
	return start(ctx, "xdg-open", filepath.Dir(path))
}

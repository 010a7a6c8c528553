//go:build linux

package desktop

import (
	"sync"

	"github.com/godbus/dbus/v5"
)

// awake keeps the screen on while it is held. The desktop ends the request
// itself when the connection goes, so a program that dies leaves nothing behind.
type awake struct {
	mu   sync.Mutex
	conn *dbus.Conn
}

// The services that are asked, the usual one first: bus name, path, method, and
// what it takes.
var awakeServices = []struct {
	name   string
	path   dbus.ObjectPath
	method string
	args   []any
}{
	{"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.Inhibit", []any{"Afterword", "A meeting is running"}},
	{"org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager.Inhibit", []any{"Afterword", uint32(0), "A meeting is running", uint32(8)}},
}

// hold asks for it, and reports whether the desktop agreed.
func (a *awake) hold() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.conn != nil {
		return true
	}
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		return false
	}
	for _, s := range awakeServices {
		if conn.Object(s.name, s.path).Call(s.method, 0, s.args...).Err == nil {
			a.conn = conn
			return true
		}
	}
	_ = conn.Close()
	return false
}

// release gives the screen back to the desktop's own rules.
func (a *awake) release() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.conn != nil {
		_ = a.conn.Close()
		a.conn = nil
	}
}

//go:build linux

package desktop

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// keeper is a desktop that keeps the screen on when asked. Two desktops take
// other arguments; both note who asked and why.
type keeper struct{ asked chan []any }

// Inhibit of org.freedesktop.ScreenSaver.
func (k keeper) Inhibit(who dbus.Sender, program, reason string) (uint32, *dbus.Error) {
	k.asked <- []any{string(who), program, reason}
	return 7, nil
}

type gnomeKeeper struct{ keeper }

// Inhibit of org.gnome.SessionManager.
func (k gnomeKeeper) Inhibit(who dbus.Sender, program string, _ uint32, reason string, what uint32) (uint32, *dbus.Error) {
	k.asked <- []any{string(who), program, reason, what}
	return 7, nil
}

// sessionBus starts a bus of its own and gives a connection to it; the program
// under test finds it as it finds that of a desktop.
func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("dbus-daemon is not installed: no desktop to ask")
	}
	cmd := exec.Command(daemon, "--session", "--nofork", "--nopidfile", "--print-address=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

func TestScreenStaysAwake(t *testing.T) {
	for _, desk := range []struct {
		name string
		path dbus.ObjectPath
		make func(keeper) any
		want []any
	}{
		{"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", func(k keeper) any { return k }, []any{"Afterword", "A meeting is running"}},
		{"org.gnome.SessionManager", "/org/gnome/SessionManager", func(k keeper) any { return gnomeKeeper{k} }, []any{"Afterword", "A meeting is running", uint32(8)}},
	} {
		t.Run(desk.name, func(t *testing.T) {
			bus := sessionBus(t)
			k := keeper{make(chan []any, 4)}
			if err := bus.Export(desk.make(k), desk.path, desk.name); err != nil {
				t.Fatal(err)
			}
			if reply, err := bus.RequestName(desk.name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
				t.Fatal(reply, err)
			}
			var a awake
			for range 2 {
				if !a.hold() {
					t.Fatal("the screen is not kept on")
				}
			}
			asked := <-k.asked
			if len(k.asked) != 0 {
				t.Error("it was asked twice")
			}
			for i, want := range desk.want {
				if asked[i+1] != want {
					t.Errorf("asked with %v, want %v", asked[1:], desk.want)
				}
			}
			// The desktop ends the request when its connection goes.
			there := func() bool {
				var owner string
				return bus.BusObject().Call("org.freedesktop.DBus.GetNameOwner", 0, asked[0]).Store(&owner) == nil
			}
			if !there() {
				t.Error("the connection is gone while the screen is to stay on")
			}
			a.release()
			for range 100 {
				if !there() {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			if there() {
				t.Error("the screen is never given back")
			}
			if !a.hold() {
				t.Error("it cannot be kept on again")
			}
			a.release()
		})
	}
}

func TestNobodyKeepsTheScreenOn(t *testing.T) {
	sessionBus(t)
	var a awake
	if a.hold() {
		t.Error("no desktop answers, and it says that the screen stays on")
	}
	a.release()
}

package desktop

import (
	"context"
	"os/exec"
	"time"
)

// start runs a helper of the system. One that ends at once with an error has
// failed; one that keeps running is the program that the person wanted.
func start(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(context.WithoutCancel(ctx), name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(2 * time.Second):
		return nil
	}
}

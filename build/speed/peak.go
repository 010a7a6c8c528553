//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// usage is what one run of a program took. Peak is the resident memory, in
// bytes, of the largest of its processes.
type usage struct {
	Wall time.Duration
	Peak int64
}

// measure runs a program in dir, from a fresh, small process of our own: the
// kernel counts the memory of whoever starts a program as that program's, too.
func measure(ctx context.Context, dir string, command []string) (usage, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	cmd := exec.CommandContext(ctx, self, append([]string{"measure"}, command...)...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			err = fmt.Errorf("%w\n%s", err, exit.Stderr)
		}
		return usage{}, fmt.Errorf("%s %s: %w", filepath.Base(command[0]), strings.Join(command[1:], " "), err)
	}
	var u usage
	return u, json.Unmarshal(out, &u)
}

// measureHere runs the command and prints its usage. It is the small process.
func measureHere(command []string) error {
	cmd := exec.CommandContext(context.Background(), command[0], command[1:]...)
	began := time.Now()
	said, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	u := usage{Wall: time.Since(began)}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.Peak = r.Maxrss * 1024
	}
	return json.NewEncoder(os.Stdout).Encode(u)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

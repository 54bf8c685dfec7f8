//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that the program has taken, with the system's
// part and the garbage collector's.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return time.Since(started)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var started = time.Now()

//go:build !unix

package main

import "time"

// cpuTime is the time since the program began, where the system's measure of
// processor time is not at hand.
func cpuTime() time.Duration { return time.Since(started) }

var started = time.Now()

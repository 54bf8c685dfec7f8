package main

import (
	"os/exec"
	"runtime"
)

// browse opens an address in the browser, if there is a screen to show it on. If it
// cannot, the user still has the address.
func (p *program) browse(address string) {
	if !p.hasScreen() {
		return
	}
	var command *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		command = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	case "darwin":
		command = exec.Command("open", address)
	default:
		command = exec.Command("xdg-open", address)
	}
	if command.Start() == nil {
		go func() { _ = command.Wait() }() // so that nothing is left of it; how it ended is of no interest
	}
}

// hasScreen says whether somebody sits at this computer's own screen.
func (p *program) hasScreen() bool {
	switch runtime.GOOS {
	case "windows":
		return true
	case "darwin":
		return p.getenv("SSH_CONNECTION") == ""
	}
	return p.getenv("DISPLAY") != "" || p.getenv("WAYLAND_DISPLAY") != ""
}

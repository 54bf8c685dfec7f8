//go:build !windows

package lang

// system is the language of the system where the locale variables do not say it.
func system() string { return "" }

//go:build !windows

package main

// ownConsole is for Windows: elsewhere a program that is double-clicked has none.
func ownConsole() bool { return false }

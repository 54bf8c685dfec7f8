//go:build !linux

package main

import (
	"errors"
	"io/fs"
	"os"
)

// unnamed would open a file without a name, which this system does not have.
func unnamed(string, fs.FileMode) *os.File { return nil }

func nameFile(*os.File, string) error { return errors.ErrUnsupported }

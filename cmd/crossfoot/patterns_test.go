package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/sheets/lazy"
)

// Patterns are compiled when they are first used, so that a wrong one would show only then.
func TestPatterns(t *testing.T) { assert.NoError(t, lazy.Wrong()) }

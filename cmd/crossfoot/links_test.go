package main

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	link    = regexp.MustCompile(`\]\(([^)#\s]*)(?:#([^)\s]*))?\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	unslug  = regexp.MustCompile(`[^\p{L}\p{N}_ -]`)
)

// anchors are the names by which GitHub links to the headings of a text.
func anchors(text string) (all []string) {
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.ReplaceAll(unslug.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	return all
}

// TestManualLinks follows every link of the manuals that stays among our own files.
func TestManualLinks(t *testing.T) {
	for _, manual := range manuals {
		text, err := os.ReadFile("../../" + manual)
		require.NoError(t, err)
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			to, anchor := m[1], m[2]
			if strings.Contains(to, "://") {
				continue
			}
			target := manual
			if to != "" {
				target = path.Join(path.Dir(manual), to)
			}
			there, err := os.ReadFile("../../" + target)
			if assert.NoError(t, err, "%s: %s", manual, m[0]) && anchor != "" {
				assert.Contains(t, anchors(string(there)), anchor, "%s: %s", manual, m[0])
			}
		}
	}
}

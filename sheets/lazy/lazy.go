// Package lazy makes what only some runs need when it is needed first: to compile every
// pattern of every format would take longer than to check a small workbook.
package lazy

import (
	"regexp"
	"sync"
)

// Pattern gives a regular expression, which is compiled when it is first asked for.
type Pattern func() *regexp.Regexp

// Regexp is regexp.MustCompile, put off until the pattern is used.
func Regexp(pattern string) Pattern {
	patterns = append(patterns, pattern)
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// patterns are all that the packages of the program have.
var patterns []string

// Wrong is why the first pattern that cannot be compiled cannot; nil if all can. It is for
// the test of a program.
func Wrong() error {
	for _, p := range patterns {
		if _, err := regexp.Compile(p); err != nil {
			return err
		}
	}
	return nil
}

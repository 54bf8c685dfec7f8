// Package namesake tells files and sheets of the same name apart by a number.
package namesake

import "fmt"

// Free is the first name that is not taken: stem and ext, or else "stem (2)" and ext, and so
// on. It has at most longest characters, 0 for any number; a stem with a number is cut to
// fit, one without is to be short enough.
func Free(stem, ext string, longest int, taken func(name string) bool) string {
	name := stem + ext
	for n := 2; taken(name); n++ {
		end := fmt.Sprintf(" (%d)%s", n, ext)
		runes := []rune(stem)
		if longest > 0 {
			runes = runes[:min(len(runes), max(0, longest-len([]rune(end))))]
		}
		name = string(runes) + end
	}
	return name
}

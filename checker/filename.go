package checker

import (
	"slices"
	"strings"
)

// In names the file of a place, for a finding about another file.
func (j *Joint) In(file int, p Place) Place {
	called := j.Once("files", func() any {
		paths := make([]string, len(j.Files))
		for i, f := range j.Files {
			paths[i] = f.Book.Name
		}
		return TellApart(paths)
	}).([]string)
	p.File, p.Called = j.Files[file].Book.Name, called[file]
	return p
}

// TellApart shortens paths to their last parts: the name of the file, and of the folders
// above it as many as tell it from the others.
func TellApart(paths []string) []string {
	short := make([]string, len(paths))
	left := make([]int, len(paths)) // those that are not told apart yet
	for i := range left {
		left[i] = i
	}
	for parts := 1; len(left) > 0; parts++ {
		same := map[string]int{}
		for _, i := range left {
			short[i] = lastParts(paths[i], parts)
			same[short[i]]++
		}
		left = slices.DeleteFunc(left, func(i int) bool { return same[short[i]] == 1 || short[i] == paths[i] })
	}
	return short
}

// lastParts are the last parts of a path, whichever system wrote it.
func lastParts(path string, parts int) string {
	for i := len(path); parts > 0; parts-- {
		if i = strings.LastIndexAny(path[:i], `/\`); i < 0 {
			return path
		}
		if parts == 1 {
			return path[i+1:]
		}
	}
	return path
}

package name

import (
	"slices"
	"unicode/utf8"
)

// Nearest are the names within a few slips of the keyboard from a word, the nearest
// first.
func Nearest(word string, names []string) []string {
	length := utf8.RuneCountInString(word)
	limit := min(max(1, length/3), length-1) // something of the word must be left
	var near []string
	far := map[string]int{}
	for _, name := range names {
		// As many letters as one is longer than the other have to come or go.
		if apart := length - utf8.RuneCountInString(name); max(apart, -apart) > limit {
			continue
		}
		if far[name] = distance(word, name); far[name] <= limit {
			near = append(near, name)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return far[a] - far[b] })
	return near[:min(len(near), 3)]
}

// distance counts the letters to insert, drop, replace or exchange with their
// neighbour to make b of a.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	grid := make([][]int, len(x)+1)
	for i := range grid {
		grid[i] = make([]int, len(y)+1)
		grid[i][0] = i
	}
	for j := range y {
		grid[0][j+1] = j + 1
	}
	for i := range x {
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			best := min(grid[i][j+1]+1, grid[i+1][j]+1, grid[i][j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				best = min(best, grid[i-1][j-1]+1)
			}
			grid[i+1][j+1] = best
		}
	}
	return grid[len(x)][len(y)]
}

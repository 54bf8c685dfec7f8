package name

import "unicode/utf8"

// Nearest are the names within a few slips of the keyboard from a word, the nearest
// first.
func Nearest(word string, names []string) []string {
	length := utf8.RuneCountInString(word)
	limit := min(max(1, length/3), length-1) // something of the word must be left
	var close []string
	for d := 0; d <= limit; d++ {
		for _, name := range names {
			if distance(word, name) == d {
				close = append(close, name)
			}
		}
	}
	return close[:min(len(close), 3)]
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

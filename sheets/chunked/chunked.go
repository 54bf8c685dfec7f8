// Package chunked has lists that grow without being copied.
package chunked

// chunkSize is how many elements a chunk has room for.
const (
	chunkBits = 10
	chunkSize = 1 << chunkBits
)

// List is a list that only grows, in chunks: one that is long is never copied, and has
// little room that it does not use.
type List[T any] struct {
	chunks [][]T // all full but the last
}

// Append adds an element at the end.
func (l *List[T]) Append(x T) {
	last := len(l.chunks) - 1
	switch {
	case last < 0:
		l.chunks = append(l.chunks, nil) // it grows as it has to: most lists are short
		last = 0
	case len(l.chunks[last]) == chunkSize:
		l.chunks = append(l.chunks, make([]T, 0, chunkSize))
		last++
	}
	l.chunks[last] = append(l.chunks[last], x)
}

// Len is how many elements there are.
func (l *List[T]) Len() int {
	last := len(l.chunks) - 1
	if last < 0 {
		return 0
	}
	return last*chunkSize + len(l.chunks[last])
}

// At is the i-th element, counted from 0.
func (l *List[T]) At(i int) T { return l.chunks[i>>chunkBits][i&(chunkSize-1)] }

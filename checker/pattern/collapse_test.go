package pattern

import (
	"testing"

	"crossfoot/checker/matrix"

	"github.com/stretchr/testify/assert"
)

func TestCollapse(t *testing.T) {
	line := func(parts ...int) (out []matrix.Line) {
		for _, p := range parts {
			out = append(out, matrix.Line{Index: p, Weight: 1})
		}
		return out
	}
	// year(0) = first half(1) + July(5) + August(6), second half(4) = July + August,
	// first half(1) = May(2) + June(3).
	year := &Pattern{Total: 0, Parts: line(1, 5, 6), To: 9}
	first := &Pattern{Total: 1, Parts: line(2, 3), To: 9}
	second := &Pattern{Total: 4, Parts: line(5, 6), To: 9}
	f := &finder{accepted: []*Pattern{year, first, second}, byTotal: map[int][]*Pattern{0: {year}, 1: {first}, 4: {second}}}
	f.collapse()
	assert.Equal(t, line(1, 4), year.Parts)
	assert.Equal(t, line(2, 3), first.Parts)
	assert.Equal(t, line(5, 6), second.Parts)
	// It is the halves too if only the months were found.
	whole := &Pattern{Total: 0, Parts: line(2, 3, 5, 6), To: 9}
	f = &finder{accepted: []*Pattern{whole, first, second}, byTotal: map[int][]*Pattern{0: {whole}, 1: {first}, 4: {second}}}
	f.collapse()
	assert.Equal(t, line(1, 4), whole.Parts)
}

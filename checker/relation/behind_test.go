package relation

import (
	"fmt"
	"testing"

	"crossfoot/checker/pattern"

	"github.com/stretchr/testify/assert"
)

// Growth behind figures is not held to; shares are, of all or where most of them add up.
func TestRatesBehind(t *testing.T) {
	status := func(a, b, c, total string) Status {
		tab := read(t, "Place | 2021", "Brook | 300 "+a, "Ashby | 200 "+b, "North | 500 "+c, "Total | 1000 "+total)
		p := &Pattern{Pattern: pattern.Pattern{Axis: Down, Total: 3, Parts: []Line{{Index: 0, Weight: 1}, {Index: 1, Weight: 1}, {Index: 2, Weight: 1}}, To: 1}}
		s, ok := Find(tab).Status(p, 0)
		assert.True(t, ok)
		return s
	}
	assert.Equal(t, Held, status("(-0.5%)", "(+1.2%)", "(+0.4%)", "(+0.3%)"))
	assert.Equal(t, Held, status("(+0.5%)", "(+1.2%)", "(+0.4%)", "(+1.5%)"), "whether they are right or not")
	assert.Equal(t, Held, status("(101%)", "(98%)", "(100%)", "(100%)"), "how much of the plan has been reached")
	assert.Equal(t, Held, status("(30.0%)", "(20.0%)", "(50.0%)", "(100%)"))
	assert.Equal(t, Broken, status("(30.0%)", "(20.0%)", "(5.0%)", "(100%)"))
	assert.Equal(t, Held, status("(30.0%)", "(20.0%)", "(50.0%)", "(10.0%)"), "nothing shows that they are shares")
}

// Shares of all that rows have, in which one is wrong.
func TestRatesBehindInRows(t *testing.T) {
	lines := []string{"Place | Total | Men | Women"}
	for i := range 6 {
		lines = append(lines, fmt.Sprintf("Place %c | %d (%d%%) | %d (%d%%) | %d (%d%%)", 'A'+i, 37+3*i, 9+2*i, 11+i, 4+i, 26+2*i, 5+i))
	}
	lines[3] = "Place C | 43 (31%) | 13 (6%) | 30 (7%)"
	a := Find(read(t, lines...))
	p := &Pattern{Pattern: pattern.Pattern{Axis: Across, Total: 0, Parts: []Line{{Index: 1, Weight: 1}, {Index: 2, Weight: 1}}, To: 6}}
	for row, want := range []Status{Held, Held, Broken, Held, Held, Held} {
		s, _ := a.Status(p, row)
		assert.Equal(t, want, s, row)
	}
}

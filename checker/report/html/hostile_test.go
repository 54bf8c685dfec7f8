package html_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// hostile is a table whose every text tries to be markup, with a wrong total.
func hostile() source {
	script := `<script>window.taken=1</script>`
	image := `<img src=x onerror=window.taken=1><link rel=stylesheet href=http://127.0.0.1:9/x>`
	turned := "\u202e" + `</style></td><script>window.taken=1</script>`
	rows := [][]string{
		{script, "total", "north " + image, "south " + turned},
		{"javascript:window.taken=1 " + image, "10", "4", "6"},
		{turned, "21", "10", "10"},
		{`"'><svg onload=window.taken=1>`, "9", "4", "5"},
		{"total", "40", "18", "21"},
	}
	var b strings.Builder
	for _, row := range rows {
		for i, s := range row {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString(`"` + strings.ReplaceAll(s, `"`, `""`) + `"`)
		}
		b.WriteString("\n")
	}
	return source{`<script>window.taken=1</script>.csv`, b.String()}
}

// none is no row.
const none = -1

// wide is a table whose total column stands before so many others, with a slip in one
// of its rows.
func wide(rows, columns, slip int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("district,total")
	for i := range columns {
		fmt.Fprintf(&b, ",%d quarter of %d", i%4+1, 2000+i/4)
	}
	for row := range rows {
		sum := 0
		var parts strings.Builder
		for range columns {
			n := 1000 + random.IntN(900_000)
			sum += n
			fmt.Fprintf(&parts, ",%d", n)
		}
		if row == slip {
			sum += 5
		}
		fmt.Fprintf(&b, "\nDistrict %d,%d%s", row+1, sum, parts.String())
	}
	return b.String() + "\n"
}

func TestHostile(t *testing.T) {
	r, o := check(t, hostile())
	assert.NotEmpty(t, r.Files[0].Findings, "its slip was found")
	page := write(t, r, o)
	assert.NotContains(t, page, "\u202e", "nothing turns the text's direction")
	root := parse(t, page)
	for _, name := range []string{"script", "img", "link", "iframe", "object", "base", "form"} {
		assert.Empty(t, root.all(name), name)
	}
	assert.Len(t, root.all("style"), 1)
	for d := range root.Descendants() {
		for _, a := range d.Attr {
			assert.False(t, strings.HasPrefix(a.Key, "on"), "%s has %s", d.Data, a.Key)
			assert.NotContains(t, a.Key, "src")
		}
		assert.Empty(t, (node{d}).attr("style"), "the policy would ignore it")
	}
	assert.Contains(t, root.text(), `"'><svg onload=window.taken=1>`)
}

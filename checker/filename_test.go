package checker

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTellApart(t *testing.T) {
	assert.Equal(t, []string{"a.csv", "b.csv", "2023/c.csv", "2024/c.csv"}, TellApart([]string{"x/a.csv", "b.csv", "x/2023/c.csv", "x/2024/c.csv"}))
	assert.Equal(t, []string{"c.csv", "x/c.csv"}, TellApart([]string{"c.csv", "x/c.csv"}))
	assert.Equal(t, []string{`x\2023\c.csv`, `y\2023\c.csv`, `2024\c.csv`}, TellApart([]string{`D:\x\2023\c.csv`, `D:\y\2023\c.csv`, `D:\x\2024\c.csv`}))
	assert.Equal(t, []string{"c.csv", "c.csv"}, TellApart([]string{"c.csv", "c.csv"}), "given twice in a shard")
	assert.Equal(t, []string{"c.csv", "/c.csv"}, TellApart([]string{"c.csv", "/c.csv"}))
}

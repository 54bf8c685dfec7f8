package main

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// ofTwo is the report of a part of two, with its files, their places and those of its own.
func ofTwo(i, files int, paths []string, places, own []int) piece {
	r := &checker.Report{Shard: &checker.Shard{Part: i, Of: 2, Files: files, Places: places, Own: own}, Apart: true}
	for _, path := range paths {
		r.Files = append(r.Files, checker.File{Path: path})
	}
	for range own {
		r.Own = append(r.Own, "own")
	}
	return piece{map[int]string{1: "1.json", 2: "2.json"}[i], r}
}

// TestAssemble puts parts together in the order of their run, however they are given.
func TestAssemble(t *testing.T) {
	one := ofTwo(1, 4, []string{"a", "d"}, []int{0, 3}, nil)
	two := ofTwo(2, 4, []string{"c"}, []int{2}, []int{1})
	for _, pieces := range [][]piece{{one, two}, {two, one}} {
		r, err := assemble(pieces)
		require.NoError(t, err)
		assert.Equal(t, []checker.File{{Path: "a"}, {Path: "c"}, {Path: "d"}}, r.Files)
		assert.Equal(t, []string{"own"}, r.Own)
		assert.True(t, r.Apart)
		assert.Nil(t, r.Shard)
	}
}

// TestAssembleDamaged refuses parts that cannot have come of a run.
func TestAssembleDamaged(t *testing.T) {
	one := ofTwo(1, 2, []string{"a"}, []int{0}, nil)
	for _, c := range []struct {
		two    piece
		en, zh string
	}{
		{ofTwo(2, 2, nil, nil, nil), "the reports are damaged: they hold 1 of 2 files", "报告已损坏：其中有 1 个文件，应有 2 个"},
		{ofTwo(2, 2, []string{"b"}, []int{0}, nil), "2.json: the report is damaged: two files have the place 0", "2.json：报告已损坏：有两个文件的位置都是 0"},
		{ofTwo(2, 2, nil, nil, []int{0}), "2.json: the report is damaged: two files have the place 0", "2.json：报告已损坏：有两个文件的位置都是 0"},
		{ofTwo(2, 2, []string{"./a"}, []int{1}, nil), "./a is in two reports: 1.json and 2.json", "./a 同时见于两份报告：1.json 和 2.json"},
	} {
		_, err := assemble([]piece{one, c.two})
		status, ok := errors.AsType[*statusError](err)
		require.True(t, ok, c.en)
		assert.Equal(t, c.en, status.message.In(lang.EN))
		assert.Equal(t, c.zh, status.message.In(lang.ZH))
	}
}

// TestOutcomesOfParts sums up; why something did not apply is what the first file says.
func TestOutcomesOfParts(t *testing.T) {
	why := func(s string) lang.Message { return lang.New(s, s) }
	part := func(whys []int, all ...checker.Outcome) piece {
		return piece{"", &checker.Report{Outcomes: all, Shard: &checker.Shard{Whys: whys}}}
	}
	sums := outcomes([]piece{
		part([]int{5, -1, -1}, checker.Outcome{Name: "a", Line: 1, Why: why("fifth")}, checker.Outcome{Name: "b", Applied: true, Held: 1}, checker.Outcome{Name: "c"}),
		part([]int{2, 3, 4}, checker.Outcome{Name: "a", Line: 1, Why: why("second")}, checker.Outcome{Name: "b", Why: why("third")}, checker.Outcome{Name: "c", Why: why("fourth")}),
		part([]int{7, -1, -1}, checker.Outcome{Name: "a", Line: 1, Why: why("seventh")}, checker.Outcome{Name: "b", Applied: true, Held: 2, Broken: 1, Undetermined: 3}, checker.Outcome{Name: "c"}),
	})
	assert.Equal(t, []checker.Outcome{
		{Name: "a", Line: 1, Why: why("second")},
		{Name: "b", Applied: true, Held: 3, Broken: 1, Undetermined: 3, Why: why("third")},
		{Name: "c", Why: why("fourth")},
	}, sums)
}

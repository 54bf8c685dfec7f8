package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

func (p *program) shardFlag() cli.Flag {
	return &cli.StringFlag{Name: "shard", Usage: p.t(
		"check only one of N parts of the files: `I/N`, as in 2/4; crossfoot merge puts the reports of the parts together",
		"把文件分成 N 份，只检查第 I 份：`I/N`，如 2/4；各份报告用 crossfoot merge 合并")}
}

// part is one of the parts of a run: the i-th of n.
type part struct {
	i, n   int
	places []int // of its files among all
}

// partOf is the part that the flag names; nil if it names none.
func partOf(c *cli.Context) (*part, error) {
	if !c.IsSet("shard") {
		return nil, nil
	}
	of, whole, _ := strings.Cut(c.String("shard"), "/")
	i, err := strconv.Atoi(of)
	n, wrong := strconv.Atoi(whole)
	if err != nil || wrong != nil || i < 1 || i > n || n > report.PartsMost {
		return nil, misuse(c.Command.Name, "--shard cannot be %q; write I/N as in 2/4, I from 1 to N, N at most %d",
			"--shard 不能是 %q；应写作 I/N，如 2/4，I 为 1 到 N，N 不超过 %d", c.String("shard"), report.PartsMost)
	}
	return &part{i: i, n: n}, nil
}

// take is the part's inputs among all, and remembers where they stand.
func (s *part) take(all []input) (inputs []input, err error) {
	for place, in := range all {
		if in.name == stdinName {
			return nil, misuse("check", "the standard input is in no part: --shard needs files", "标准输入不能分份：--shard 只用于文件")
		}
		if partOfPath(in.name, s.n) == s.i {
			inputs, s.places = append(inputs, in), append(s.places, place)
		}
	}
	return inputs, nil
}

// partOfPath is the part, from 1 to n, that a file belongs to. It depends on nothing but
// the path: not on the other files, nor on the system.
func partOfPath(name string, n int) int {
	h := fnv.New64a()
	io.WriteString(h, slashed(name))
	sum := h.Sum64()
	sum ^= sum >> 32 // of the lower bits alone, each depends on few bits of the path
	return int(sum%uint64(n)) + 1
}

// slashed is a path as all systems write it.
func slashed(name string) string { return path.Clean(strings.ReplaceAll(name, `\`, "/")) }

// say writes into the report which part it is about.
func (s *part) say(r *checker.Report, all []input, rules checker.Settings, l lang.Lang) {
	r.Shard = &checker.Shard{
		Part: s.i, Of: s.n, Files: len(all), Places: []int{}, Run: runOf(all), Rules: rules.SHA256, Lang: l.Name(),
		Whys: whys(r.Outcomes, r.Files),
	}
	own := slices.Clone(r.Own) // in their order, as the files are in theirs
	for _, place := range s.places {
		if len(own) > 0 && own[0] == all[place].name {
			r.Shard.Own, own = append(r.Shard.Own, place), own[1:]
		} else {
			r.Shard.Places = append(r.Shard.Places, place)
		}
	}
	for i, why := range r.Shard.Whys {
		if why >= 0 {
			r.Shard.Whys[i] = r.Shard.Places[why]
		}
	}
}

// whys are, for each outcome, the first of the files that says why it did not apply; -1 if
// none does.
func whys(outcomes []checker.Outcome, files []checker.File) []int {
	var at []int
	index := map[string]int{}
	for i, o := range outcomes {
		at, index[o.Name] = append(at, -1), i
	}
	for i := range files {
		for _, o := range files[i].Outcomes {
			if k := index[o.Name]; at[k] < 0 && !o.Why.IsZero() {
				at[k] = i
			}
		}
	}
	return at
}

// runOf is a digest of the files of a run and of how each is read, which all parts of it
// have in common.
func runOf(all []input) string {
	h := sha256.New()
	for _, in := range all {
		name := slashed(in.name)
		fmt.Fprintf(h, "%d:%s %t\n", len(name), name, in.text)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

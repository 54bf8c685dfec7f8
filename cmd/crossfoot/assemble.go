package main

import (
	"slices"
	"strconv"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// piece is a report that is put together with others, under the name that the user gave.
type piece struct {
	name string
	*checker.Report
}

// assemble puts reports together. Those of the parts of one run come in the order of that
// run, others as they are given. Apart says that their files have yet to be compared. The
// error says which reports do not belong together.
func assemble(pieces []piece) (*checker.Report, error) {
	first := pieces[0]
	for _, x := range pieces[1:] {
		if err := alike(first, x); err != nil {
			return nil, err
		}
	}
	if err := eachOnce(pieces); err != nil {
		return nil, err
	}
	r := &checker.Report{Version: first.Version, RulesFile: first.RulesFile, Relations: first.Relations, Apart: first.Apart || len(pieces) > 1}
	for _, x := range pieces {
		if x.Stale != nil && r.Stale == nil {
			r.Stale = []checker.Accepted{}
		}
		for _, name := range x.Skipped {
			if !slices.Contains(r.Skipped, name) {
				r.Skipped = append(r.Skipped, name)
			}
		}
		r.Passed = append(r.Passed, x.Passed...)
	}
	slices.Sort(r.Passed)
	r.Passed = slices.Compact(r.Passed)
	if first.Shard == nil {
		for _, x := range pieces {
			r.Files, r.Own = append(r.Files, x.Files...), append(r.Own, x.Own...)
		}
		r.Outcomes = outcomes(pieces)
		return r, nil
	}
	if err := complete(pieces); err != nil {
		return nil, err
	}
	all := first.Shard.Files
	files, own := make([]*checker.File, all), make([]string, all)
	for _, x := range pieces {
		for i, place := range x.Shard.Places {
			files[place] = &x.Files[i]
		}
		for i, place := range x.Shard.Own {
			own[place] = x.Own[i]
		}
	}
	for i := range all {
		if files[i] != nil {
			r.Files = append(r.Files, *files[i])
		} else {
			r.Own = append(r.Own, own[i])
		}
	}
	r.Outcomes = outcomes(pieces)
	return r, nil
}

// alike says why two reports cannot be put together, if they cannot.
func alike(a, b piece) error {
	differ := func(en, zh string, args ...any) error {
		return &statusError{exitUsage, lang.New("%s and %s do not belong together: %s", "%s 和 %s 不能合并：%s", a.name, b.name, lang.New(en, zh, args...))}
	}
	s, t := a.Shard, b.Shard
	switch {
	case (s == nil) != (t == nil):
		return differ("only one of them is about a part of a run", "其中只有一份是分份检查的报告")
	case a.Version != b.Version:
		return differ("they are of crossfoot %s and %s", "分别由 crossfoot %s 和 %s 生成", a.Version, b.Version)
	case a.RulesFile != b.RulesFile:
		return differ("they were made with different rules files (%q, %q)", "使用的规则文件不同（%q、%q）", a.RulesFile, b.RulesFile)
	case a.Relations != b.Relations:
		return differ("only one of them lists all sums (--relations)", "其中只有一份列出了全部合计关系（--relations）")
	case s == nil:
		return nil
	case s.Of != t.Of:
		return differ("one is of %d parts, the other of %d", "一份分为 %d 份，另一份分为 %d 份", s.Of, t.Of)
	case s.Lang != t.Lang:
		return differ("they are in different languages (%s, %s)", "语言不同（%s、%s）", s.Lang, t.Lang)
	case s.Files != t.Files:
		return differ("the runs are about %d and %d files", "两次检查的文件数不同（%d、%d）", s.Files, t.Files)
	case s.Run != t.Run:
		return differ("the runs are about different files", "两次检查的文件不同")
	case s.Rules != t.Rules:
		return differ("the rules file has changed between them", "其间规则文件有改动")
	}
	return nil
}

// eachOnce sees that no part and no file is in two reports.
func eachOnce(pieces []piece) error {
	parts, files := map[int]string{}, map[string]string{}
	for _, x := range pieces {
		if s := x.Shard; s != nil {
			if other, twice := parts[s.Part]; twice {
				return &statusError{exitUsage, lang.New("part %d of %d is there twice: %s and %s", "第 %d 份（共 %d 份）重复：%s 和 %s", s.Part, s.Of, other, x.name)}
			}
			parts[s.Part] = x.name
		}
	}
	for _, x := range pieces {
		for i := range x.Files {
			name := slashed(x.Files[i].Path)
			if other, twice := files[name]; twice {
				return &statusError{exitUsage, lang.New("%s is in two reports: %s and %s", "%s 同时见于两份报告：%s 和 %s", x.Files[i].Path, other, x.name)}
			}
			files[name] = x.name
		}
	}
	return nil
}

// complete sees that all parts of a run are there, with each of its files in one place.
func complete(pieces []piece) error {
	s := pieces[0].Shard
	there, files := make([]bool, s.Of), 0
	for _, x := range pieces {
		there[x.Shard.Part-1] = true
		files += len(x.Shard.Places) + len(x.Shard.Own)
	}
	var missing []string
	for i, ok := range there {
		if !ok {
			missing = append(missing, strconv.Itoa(i+1))
		}
	}
	const most = 10
	if n := len(missing); n > 0 {
		named := missing[:min(n, most)]
		if n > most {
			named = append(named, "…")
		}
		return &statusError{exitUsage, lang.New("of %d parts, there is no report of part %s; check it too, with --shard I/%[1]d", "共 %d 份，缺少第 %s 份的报告；请用 --shard I/%[1]d 补查",
			s.Of, lang.Text{EN: strings.Join(named, ", "), ZH: strings.Join(named, "、")})}
	}
	if files != s.Files {
		return &statusError{exitUnread, lang.New("the reports are damaged: they hold %d of %d files", "报告已损坏：其中有 %d 个文件，应有 %d 个", files, s.Files)}
	}
	filled := make([]bool, files)
	for _, x := range pieces {
		for _, place := range slices.Concat(x.Shard.Places, x.Shard.Own) {
			if filled[place] {
				return &statusError{exitUnread, lang.New("%s: the report is damaged: two files have the place %d", "%s：报告已损坏：有两个文件的位置都是 %d", x.name, place)}
			}
			filled[place] = true
		}
	}
	return nil
}

// outcomes sums up what came of the rules file in all reports. Why something did not apply
// is what the first of all files says that says so.
func outcomes(pieces []piece) (sums []checker.Outcome) {
	at := map[string]int{}
	from := []int{} // the file that says why
	for _, x := range pieces {
		for i, o := range x.Outcomes {
			place := -1
			if x.Shard != nil {
				place = x.Shard.Whys[i]
			}
			k, known := at[o.Name]
			if !known {
				k = len(sums)
				at[o.Name] = k
				sums, from = append(sums, o), append(from, place)
				continue
			}
			sum := &sums[k]
			sum.Applied = sum.Applied || o.Applied
			sum.Held, sum.Broken, sum.Undetermined = sum.Held+o.Held, sum.Broken+o.Broken, sum.Undetermined+o.Undetermined
			if !o.Why.IsZero() && (sum.Why.IsZero() || place < from[k]) {
				sum.Why, from[k] = o.Why, place
			}
		}
	}
	return sums
}

// needsList says whether findings were accepted in the reports by a list that the rules
// file does not hold.
func needsList(pieces []piece, rules checker.Settings) bool {
	return slices.ContainsFunc(pieces, func(x piece) bool {
		return x.Shard != nil && x.Shard.Accepted || x.Stale != nil && len(rules.Accepted) == 0
	})
}

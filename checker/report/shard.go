package report

import (
	"slices"

	"crossfoot/checker"
)

// PartsMost is into how many parts a run may be divided.
const PartsMost = 10_000

// shardRecord says which part of a run's files a report is about, and what the reports of
// the parts are put together by.
type shardRecord struct {
	Part   int    `json:"part"`
	Of     int    `json:"of"`
	Files  int    `json:"files"`           // of the whole run
	Places []int  `json:"places"`          // of this report's files among them, from 0
	Own    []int  `json:"own,omitempty"`   // of those in own
	Whys   []int  `json:"whys,omitempty"`  // for each outcome of the rules file, of the file that says why it did not apply; -1 for none
	Run    string `json:"run"`             // the same in all parts
	Rules  string `json:"rules,omitempty"` // SHA-256 of the rules file
	Lang   string `json:"lang"`            // of the messages

	Accepted bool `json:"accepted,omitempty"` // findings were accepted by lists besides the rules file
}

func recordShard(s *checker.Shard) *shardRecord {
	if s == nil {
		return nil
	}
	return &shardRecord{
		Part: s.Part, Of: s.Of, Files: s.Files, Places: append([]int{}, s.Places...), Own: s.Own, Whys: s.Whys,
		Run: s.Run, Rules: s.Rules, Lang: s.Lang, Accepted: s.Accepted,
	}
}

// shard reads the same back. All that it says must make sense with what the report holds.
func (r *reader) shard(s *shardRecord) {
	if s == nil {
		return
	}
	r.report.Shard = &checker.Shard{
		Part: s.Part, Of: s.Of, Files: s.Files, Places: s.Places, Own: s.Own, Whys: s.Whys,
		Run: s.Run, Rules: s.Rules, Lang: s.Lang, Accepted: s.Accepted,
	}
	outside := func(i int) bool { return i < 0 || i >= s.Files }
	switch {
	case s.Part < 1 || s.Part > s.Of || s.Of > PartsMost,
		len(s.Places) != len(r.report.Files), slices.ContainsFunc(s.Places, outside),
		len(s.Own) != len(r.report.Own), slices.ContainsFunc(s.Own, outside),
		len(s.Whys) != len(r.report.Outcomes):
		r.fault = "shard"
	}
}

// apart says that the files of a report were not compared with each other, and what does
// so; nothing if they were.
func (p words) apart(r *checker.Report) []Line {
	switch s := r.Shard; {
	case s != nil:
		return []Line{{p.t("part", "分片"), p.t(
			"%d of %d, with %d of %s; not compared with each other: crossfoot merge does that",
			"第 %d 份，共 %d 份（%[4]s中的 %[3]d 个）；各文件之间未作核对，请用 crossfoot merge 合并各份报告并核对",
			s.Part, s.Of, len(s.Places)+len(s.Own), p.n(s.Files, "file", "files", "个文件"))}}
	case r.Apart:
		return []Line{{p.t("not compared", "未作核对"), p.t(
			"the files with each other: crossfoot merge without --apart does that", "各文件之间；不加 --apart 再次合并即可核对")}}
	}
	return nil
}

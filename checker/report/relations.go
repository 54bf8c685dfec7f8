package report

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"
)

// relations lists every sum that was found in a file, one a line, with the item
// that it is about: what the program believes the tables claim.
func (p *printer) relations(f *checker.File) {
	if len(f.Relations) == 0 {
		return
	}
	p.line(0, p.paint(bold, clean(f.Path)), p.t(": sums found", "：找到的合计关系"))
	for i := range f.Relations {
		r := &f.Relations[i]
		line := p.status(r.Status) + "  " + clean(address(r.Total)) + "  " + clean(r.Claim)
		if r.Item != "" {
			line += "  — " + clean(r.Item)
		}
		p.line(2, cut(line, p.Width-2))
	}
	p.line(0)
}

// status is a relation's status in the reader's language.
func (p *printer) status(s relation.Status) string {
	switch s {
	case relation.Held:
		return p.t("held", "相符")
	case relation.Rounding:
		return p.t("rounding", "舍位")
	case relation.Explained:
		return p.t("explained", "可解释")
	case relation.Undetermined:
		return p.t("undecided", "不能判断")
	}
	return p.t("broken", "不符")
}

type relationRecord struct {
	File     string              `json:"file"`
	Operator string              `json:"operator"`
	Status   string              `json:"status"`
	Evidence []relation.Evidence `json:"evidence"`
	Total    refRecord           `json:"total"`
	Parts    []partRecord        `json:"parts"`
	Claim    string              `json:"claim"`
	Item     string              `json:"item"`
}

type partRecord struct {
	Sheet  string `json:"sheet"`
	Ref    string `json:"ref"`
	Weight int    `json:"weight"`
}

func recordRelation(path string, r *relation.Relation) relationRecord {
	record := relationRecord{
		File: path, Operator: r.Operator, Status: r.Status.Name(),
		Evidence: append([]relation.Evidence{}, r.Evidence...),
		Total:    refOf(r.Total),
		Parts:    make([]partRecord, 0, len(r.Parts)),
		Claim:    r.Claim, Item: r.Item,
	}
	for _, p := range r.Parts {
		record.Parts = append(record.Parts, partRecord{Sheet: p.Ref.Sheet, Ref: name(p.Ref), Weight: p.Weight})
	}
	return record
}

package user

import (
	"fmt"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// accept makes one of the accepted discrepancies ready.
func (r *Rules) accept(d *decoder, i int) *Fault {
	a, path := r.Config.Accepted[i], fmt.Sprintf("accepted[%d]", i)
	switch {
	case a.ID == "" && (a.Rule == "" || a.Item == "" && a.Entity == ""):
		return d.in(path, 0, lang.New("this entry does not say which finding it is about", "这一条没有说明是哪一处问题"),
			lang.New("give its id from the JSON report, or its rule with its item or entity", "请填写 JSON 报告中的 id，或者填写 rule，以及 item 或 entity"))
	case a.Note == "":
		return d.in(path, 0, lang.New("an accepted discrepancy needs a note", "核实的问题需要说明"),
			lang.New("say why it is as it should be, as in note: …", "请写明理由，如 note: …"))
	}
	if a.Rule != "" {
		if fault := r.id(d, path+".rule", a.Rule); fault != nil {
			return fault
		}
	}
	r.accepted = append(r.accepted, checker.Accepted{
		ID: a.ID, Rule: a.Rule, File: a.File, Sheet: a.Sheet, Item: a.Item, Entity: a.Entity,
		Figures: a.Figures, Note: a.Note, By: a.By, Date: a.Date, Source: fmt.Sprintf("%s:%d", r.File, r.places[path]),
	})
	return nil
}

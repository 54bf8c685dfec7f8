package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/rules/user"
	"crossfoot/sheets/lang"
)

// list is a part that says something about the files: what has been accepted, what the
// page's user has confirmed, or a rules file.
type list struct {
	part string // accepted, confirm or config
	name string // of its file; "" if it has none
	data []byte
}

// heed reads the lists of a request. That takes its time, as a check does.
func (s *server) heed(in *request) error {
	for _, l := range in.lists {
		var err error
		switch l.part {
		case "accepted":
			err = in.acceptedList(l.name, l.data)
		case "confirm":
			err = in.confirm(l.data)
		case "config":
			err = in.config(l.name, l.data, s.Rules)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (in *request) acceptedList(name string, data []byte) error {
	if name == "" {
		name = "accepted"
	}
	entries, err := accept.Read(data, name)
	if err != nil {
		f := refused(http.StatusBadRequest, "bad-accepted", "%s: %v", "%s：%v", name, err)
		if local, ok := err.(lang.Localized); ok {
			f.message = lang.New("%s: %s.", "%s：%s。", name, local)
		}
		return f
	}
	in.accepted = append(in.accepted, entries...)
	return nil
}

func (in *request) confirm(data []byte) error {
	var list []confirmed
	if err := json.Unmarshal(data, &list); err != nil {
		return refused(http.StatusBadRequest, "bad-confirm",
			`The part "confirm" must be a JSON list of {"id", "note", "by"}.`, `confirm 部分应是由 {"id", "note", "by"} 组成的 JSON 列表。`)
	}
	for _, c := range list {
		if c.ID == "" || strings.TrimSpace(c.Note) == "" {
			return refused(http.StatusBadRequest, "bad-confirm",
				"Each confirmation needs the id of a finding and a note.", "每条核实说明都要有问题的 id 和说明。")
		}
	}
	in.confirmed = append(in.confirmed, list...)
	return nil
}

func (in *request) config(name string, data []byte, rules []*checker.Rule) error {
	if in.rules != nil {
		return refused(http.StatusBadRequest, "bad-config", "Send one rules file only.", "只能发送一个规则文件。")
	}
	if name == "" {
		name = user.FileName
	}
	loaded, err := user.Load(name, data, ruleIDs(rules))
	if wrong, ok := errors.AsType[*user.Fault](err); ok {
		f := refused(http.StatusBadRequest, "bad-config", "%s.", "%s。", wrong)
		f.detail = wrong.Excerpt()
		return f
	}
	in.rules = loaded
	return err
}

func ruleIDs(rules []*checker.Rule) []string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}

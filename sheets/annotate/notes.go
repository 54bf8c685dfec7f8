package annotate

import (
	"fmt"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

const commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

// notes puts notes on the cells of one sheet. What stood in a note stays, with the
// new text under it. A cell that has a conversation (a threaded comment) keeps it as it is: its
// note is only a picture of the conversation, which programs write anew. The refs of those
// cells come back.
func (b *Book) notes(s *entry, e *opc.Edit, top *opc.Node, marks []Mark, size *geometry) (left []sheets.Ref, err error) {
	rels, err := b.draft.Rels(s.part)
	if err != nil {
		return nil, err
	}
	part := ""
	threads := map[string]bool{}
	for _, r := range rels {
		switch r.Kind() {
		case "comments":
			part = r.Target
		case "threadedComment":
			if err := b.threads(r.Target, threads); err != nil {
				return nil, err
			}
		}
	}
	kept := marks[:0]
	for _, m := range marks {
		if ref := (sheets.Ref{Sheet: s.name, Row: m.Row, Col: m.Col}); threads[ref.String()] {
			left = append(left, ref)
		} else {
			kept = append(kept, m)
		}
	}
	if len(kept) == 0 {
		return left, nil
	}
	if part == "" {
		part = b.draft.Fresh(b.beside("comments%d.xml"))
		empty := xmlHead + `<comments xmlns="` + b.words.main + `"><authors></authors><commentList></commentList></comments>`
		if _, err := b.add(s.part, "comments", part, commentsType, []byte(empty)); err != nil {
			return nil, err
		}
	}
	there, err := b.comments(part, kept)
	if err != nil {
		return nil, err
	}
	boxes, err := b.boxesIn(s, rels, e, top)
	if err != nil {
		return left, err
	}
	return left, b.boxes(boxes, kept, there, size)
}

// threads collects the cells of a sheet that have a conversation ([MS-XLSX] 2.1.54).
func (b *Book) threads(part string, threads map[string]bool) error {
	_, top, err := b.draft.Edit(part, "ThreadedComments", vocabularies, nil)
	if err != nil {
		return err
	}
	for _, n := range top.Children("threadedComment") {
		threads[n.Attrs["ref"]] = true
	}
	return nil
}

// comments writes the texts of notes and says which cells had one before.
func (b *Book) comments(part string, marks []Mark) (there map[string]bool, err error) {
	e, top, err := b.draft.Edit(part, "comments", vocabularies, nil)
	if err != nil {
		return nil, err
	}
	prefix, author := top.Prefix(), 0
	name := "<author>" + opc.Escape(b.Author) + "</author>"
	if authors := top.Child("authors"); authors != nil {
		author = len(authors.Children("author"))
		e.Append(authors, prefixed(prefix, name))
	} else {
		e.Prepend(top, prefixed(prefix, "<authors>"+name+"</authors>"))
	}
	list := top.Child("commentList")
	old := map[string]*opc.Node{}
	if list != nil {
		for _, n := range list.Children("comment") {
			old[n.Attrs["ref"]] = n
		}
	}
	there = map[string]bool{}
	var added strings.Builder
	for _, m := range marks {
		ref := sheets.Ref{Row: m.Row, Col: m.Col}.String()
		if n := old[ref]; n != nil {
			there[ref] = true
			b.continued(e, n, prefix, m.Note)
			continue
		}
		fmt.Fprintf(&added, `<comment ref="%s" authorId="%d"><text>%s</text></comment>`, ref, author, b.runs(m.Note, ""))
	}
	switch xml := prefixed(prefix, added.String()); {
	case list != nil:
		e.Append(list, xml)
	default:
		e.Append(top, prefixed(prefix, "<commentList>")+xml+prefixed(prefix, "</commentList>"))
	}
	b.draft.Store(part, e.Bytes())
	return there, nil
}

// continued puts a note under what a cell's note says already.
func (b *Book) continued(e *opc.Edit, comment *opc.Node, prefix string, note Note) {
	text := comment.Child("text")
	if text == nil {
		e.Prepend(comment, prefixed(prefix, "<text>"+b.runs(note, "")+"</text>"))
		return
	}
	// A text is one piece, or several runs; with ours there are several. How
	// it is pronounced stands behind them.
	xml := prefixed(prefix, b.runs(note, "\n————————\n"))
	if t := text.Child("t"); t != nil {
		e.Insert(t.From, prefixed(prefix, "<r>"))
		e.Insert(t.To, prefixed(prefix, "</r>"))
	}
	for _, n := range text.Nodes {
		if n.Name == "rPh" || n.Name == "phoneticPr" {
			e.Insert(n.From, xml)
			return
		}
	}
	e.Append(text, xml)
}

// runs is a note as runs of text, the first in bold.
func (b *Book) runs(n Note, before string) string {
	font := `<sz val="9"/><color indexed="81"/><rFont val="` + opc.Escape(b.Font) + `"/>`
	run := func(bold, text string) string {
		if text == "" {
			return ""
		}
		return `<r><rPr>` + bold + font + `</rPr><t xml:space="preserve">` + escaped(text) + `</t></r>`
	}
	head := n.Head
	if head != "" && n.Text != "" {
		head += "\n"
	}
	return run("", before) + run("<b/>", head) + run("", n.Text)
}

// escaped is a text for an element of text. There _xHHHH_ means a character by its
// number (22.9.2.19), so what looks like one is written otherwise.
func escaped(s string) string {
	s = opc.Escape(s)
	for i := 0; i+7 <= len(s); i++ {
		if s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' && isHex(s[i+2:i+6]) {
			s = s[:i] + "_x005F" + s[i:]
			i += len("_x005F")
		}
	}
	return s
}

func isHex(s string) bool {
	return strings.Trim(s, "0123456789abcdefABCDEF") == ""
}

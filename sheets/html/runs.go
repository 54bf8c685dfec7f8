package html

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crossfoot/sheets"
)

// run is rows of a table, one behind the other, that hold nothing but cells with text, as
// most rows of a large table do. They are left out of the page's tree, which would cost
// more time and memory than all else; one empty row stands for them there.
type run struct {
	text string // as the page has them
	rows int
}

// runMark is the attribute of the row that stands for a run, which says its number.
const runMark = "crossfoot-run"

// runs finds them among the tags of a page, one after the other.
type runs struct {
	list []run
	page string
	open []string // the elements of the row that are open, the row first; none outside one
	from int      // where the row begins in the page
	to   int      // where the last run ends there
	mark int      // where the row begins in what is written
	last int      // where the row ends there that stands for the last run
}

// deepest is how many elements may stand in one another in a row of a run.
const deepest = 16

// see takes what stands from a place on in the page and has just been written from another
// on. Where it ends a row of a run, that is taken out again.
func (r *runs) see(t html.TokenType, name string, from, to, mark int, out *bytes.Buffer) {
	if t == html.StartTagToken && name == "tr" {
		r.open, r.from, r.mark = append(r.open[:0], name), from, mark
		return
	}
	depth := len(r.open)
	if depth == 0 {
		return
	}
	ok := false
	switch t {
	case html.TextToken:
		text := r.page[from:to]
		ok = depth > 1 && strings.IndexByte(text, 0) < 0 || blank(text)
	case html.StartTagToken:
		switch {
		case name == "td" || name == "th":
			ok = depth == 1
			r.open = append(r.open, name)
		case name == "br":
			ok = depth > 1
		case name == "span" || name == "del" || name == "sup" || lookOf(name) != "":
			ok = depth > 1 && depth < deepest
			r.open = append(r.open, name)
		}
	case html.EndTagToken:
		ok = name == r.open[depth-1]
		r.open = r.open[:depth-1]
	}
	switch {
	case !ok:
		r.open = r.open[:0]
	case len(r.open) == 0:
		r.take(to, out)
	}
}

// take takes a row into a run: the last one if nothing stands between.
func (r *runs) take(to int, out *bytes.Buffer) {
	if n := len(r.list); n > 0 && blank(r.page[r.to:r.from]) {
		out.Truncate(r.last)
		last := &r.list[n-1]
		last.text = r.page[r.to-len(last.text) : to]
		last.rows++
	} else {
		out.Truncate(r.mark)
		out.WriteString("<tr " + runMark + "=" + strconv.Itoa(n) + "></tr>")
		r.list = append(r.list, run{text: r.page[r.from:to], rows: 1})
	}
	r.to, r.last = to, out.Len()
}

// blank says whether a text has nothing but what HTML takes for blanks.
func blank(text string) bool { return strings.Trim(text, " \t\r\n\f") == "" }

// stood says whether each run stands in the tree once, as a row of a table: a browser
// takes rows for none in the midst of some elements.
func stood(root *html.Node, list []run) bool {
	found := 0
	for n := range root.Descendants() {
		if n.DataAtom != atom.Tr {
			continue
		}
		if number, is := attr(n, runMark); is {
			if number != strconv.Itoa(found) || n.Namespace != "" || n.FirstChild != nil || !rowGroup(n.Parent) {
				return false
			}
			found++
		}
	}
	return found == len(list)
}

func rowGroup(n *html.Node) bool {
	return n.Namespace == "" && (n.DataAtom == atom.Tbody || n.DataAtom == atom.Thead || n.DataAtom == atom.Tfoot)
}

// runOf is the run that a row stands for; nil for a row that is one itself.
func (r *reader) runOf(tr *html.Node) *run {
	if len(r.runs) == 0 {
		return nil
	}
	number, found := attr(tr, runMark)
	if !found {
		return nil
	}
	n, err := strconv.Atoi(number)
	if err != nil || n >= len(r.runs) {
		return nil
	}
	return &r.runs[n]
}

// run writes the rows of a run, of each of which there is a tree for as long.
func (r *reader) run(g *grid, rows *run, unseen bool) error {
	z := html.NewTokenizer(sheets.Until(r.ctx, strings.NewReader(rows.text)))
	var tree tree
	for {
		switch t := z.Next(); t {
		case html.ErrorToken:
			return r.ctx.Err()
		case html.TextToken:
			if tree.inner != nil {
				tree.add(html.Node{Type: html.TextNode, Data: z.Token().Data})
			}
		case html.StartTagToken:
			n := tree.add(element(z.Token()))
			if n.DataAtom != atom.Br {
				tree.inner = n
			}
		case html.EndTagToken:
			n := tree.inner
			if tree.inner = n.Parent; tree.inner != nil {
				continue
			}
			if err := r.row(g, n, unseen); err != nil {
				return err
			}
			tree.nodes = tree.nodes[:0]
		}
	}
}

// element is a start tag as a node, of those that say the same the one that is read.
func element(t html.Token) html.Node {
	if same := lookOf(t.Data); same != "" {
		t.Data, t.DataAtom = same, atom.Lookup([]byte(same))
	}
	return html.Node{Type: html.ElementNode, DataAtom: t.DataAtom, Data: t.Data, Attr: t.Attr}
}

// tree is a row while it is read. The next one takes the same memory.
type tree struct {
	nodes []html.Node
	inner *html.Node // the innermost element that is open
}

// add puts a node at the end of the innermost element. Those from before a slice has grown
// stay where they are.
func (t *tree) add(n html.Node) *html.Node {
	t.nodes = append(t.nodes, n)
	added := &t.nodes[len(t.nodes)-1]
	if t.inner != nil {
		t.inner.AppendChild(added)
	}
	return added
}

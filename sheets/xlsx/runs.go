package xlsx

import (
	"bytes"

	"crossfoot/sheets/opc"
	"crossfoot/sheets/runes"
)

// richText is the text of the element just opened: its own and that of its runs, but not
// the phonetic guide, which is no part of what the cell says. It lives until the next call.
func (d *reader) richText() ([]byte, error) {
	d.rich.Reset()
	err := d.x.Children(func() error {
		switch string(d.x.Name) {
		case "t":
			return d.addText(look{})
		case "r":
			return d.run()
		}
		return d.x.Skip()
	})
	text, _ := d.rich.Kept()
	return unescape(text), err
}

// look is how a run looks, as far as that says what its text means.
type look struct {
	raised bool
	struck bool
}

// run adds the text of the run just opened.
func (d *reader) run() error {
	var l look
	return d.x.Children(func() error {
		switch string(d.x.Name) {
		case "rPr":
			return d.x.Children(func() error {
				switch string(d.x.Name) {
				case "vertAlign":
					l.raised = d.x.Attr("val") == "superscript"
				case "strike":
					l.struck = d.on()
				}
				return d.x.Skip()
			})
		case "t":
			return d.addText(l)
		}
		return d.x.Skip()
	})
}

func (d *reader) addText(l look) error {
	text, err := d.x.Chars()
	if l.raised {
		text = []byte(runes.Superscript(string(unescape(bytes.Clone(text)))))
	}
	if l.struck {
		d.rich.Strike(text)
	} else {
		d.rich.Write(text)
	}
	return err
}

// on reads a switch: without a value it is on.
func (d *reader) on() bool {
	value := d.x.Attr("val")
	return value == "" || opc.Truth(value)
}

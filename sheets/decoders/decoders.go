// Package decoders lists the formats that crossfoot reads, for the driver and for tests.
package decoders

import (
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/docx"
	"crossfoot/sheets/html"
	"crossfoot/sheets/locked"
	"crossfoot/sheets/markdown"
	"crossfoot/sheets/ods"
	"crossfoot/sheets/spreadsheetml"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xls"
	"crossfoot/sheets/xlsx"
)

// All are the formats, in the order they are tried.
func All() []sheets.Decoder {
	book, document := xlsx.Decoder(), docx.Decoder()
	return slices.Concat([]sheets.Decoder{
		book, xls.Decoder(), ods.Decoder(), spreadsheetml.Decoder(), document, locked.Decoder(book, document),
		markdown.Decoder(), html.Decoder(), html.Single(),
	}, text.Decoders())
}

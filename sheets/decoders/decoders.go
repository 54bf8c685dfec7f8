// Package decoders lists the formats that crossfoot reads, for the driver and for tests.
package decoders

import (
	"crossfoot/sheets"
	"crossfoot/sheets/docx"
	"crossfoot/sheets/html"
	"crossfoot/sheets/markdown"
	"crossfoot/sheets/ods"
	"crossfoot/sheets/spreadsheetml"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xls"
	"crossfoot/sheets/xlsx"
)

// All are the formats, in the order they are tried.
func All() []sheets.Decoder {
	return append([]sheets.Decoder{
		xlsx.Decoder(), xls.Decoder(), ods.Decoder(), spreadsheetml.Decoder(), docx.Decoder(), html.Decoder(), markdown.Decoder(),
	}, text.Decoders()...)
}

// Package decoders lists the formats that crossfoot reads, for the driver and for tests.
package decoders

import (
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/docx"
	"crossfoot/sheets/html"
	"crossfoot/sheets/locked"
	"crossfoot/sheets/markdown"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xlsx"
)

// All are the formats, in the order they are tried.
func All() []sheets.Decoder {
	packages := []sheets.Decoder{xlsx.Decoder(), docx.Decoder()}
	return slices.Concat(packages, []sheets.Decoder{locked.Decoder(packages...), html.Decoder(), html.Single(), markdown.Decoder()}, text.Decoders())
}

package main

import (
	"crossfoot/sheets"
	"crossfoot/sheets/docx"
	"crossfoot/sheets/html"
	"crossfoot/sheets/markdown"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xlsx"
)

// decoders are the formats that crossfoot reads, in the order they are tried.
func decoders() []sheets.Decoder {
	return append([]sheets.Decoder{xlsx.Decoder(), docx.Decoder(), html.Decoder(), markdown.Decoder()}, text.Decoders()...)
}

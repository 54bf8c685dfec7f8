package main

import (
	"crossfoot/sheets"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xlsx"
)

// decoders are the formats that crossfoot reads, in the order they are tried.
func decoders() []sheets.Decoder {
	return append([]sheets.Decoder{xlsx.Decoder()}, text.Decoders()...)
}

package opc

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
)

// A zip archive names each of its entries twice: in the directory at its end and in a
// header before the entry's data (APPNOTE.TXT 4.3.7). No checksum is over the names. One
// that was damaged in the directory would make a part that some other part does without,
// and that is so much poorer, or be another part to programs that read the headers.

const (
	localSignature = "PK\x03\x04"
	localSize      = 30 // bytes of a header before the name
	localNameSize  = 26 // where it has the size of the name
)

// misplaced is the first entry that does not begin where the directory says, under the
// same name; nil if there is none. Entries share no bytes, so that looking for their
// headers takes no longer than the archive is long.
func misplaced(data []byte, files []*zip.File) *zip.File {
	left := len(data)
	for _, f := range files {
		end, err := f.DataOffset()
		if err != nil || end > int64(len(data)) {
			return f
		}
		head := data[:end]
		head = head[max(bytes.LastIndex(head, []byte(localSignature)), 0):]
		if left -= len(head); left < 0 || !hasName(head, partName(f.Name)) {
			return f
		}
	}
	return nil
}

func hasName(head []byte, name string) bool {
	if len(head) < localSize {
		return false
	}
	size := int(binary.LittleEndian.Uint16(head[localNameSize:]))
	head = head[localSize:]
	return size <= len(head) && partName(string(head[:size])) == name
}

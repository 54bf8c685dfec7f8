package sheets

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"strings"

	"crossfoot/sheets/cfb"
	"crossfoot/sheets/lazy"
)

// This file tells by what is in a file that it is of a kind which is none of ours.

func begins(magics ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, magic := range magics {
			if bytes.HasPrefix(data, []byte(magic)) {
				return true
			}
		}
		return false
	}
}

// beginsLate says whether an Office file begins within the first bytes of another one: a
// system that sends files may put an empty line before them, or all that a page begins with.
func beginsLate(data []byte) bool {
	head := data[:min(len(data), 1<<10)]
	return bytes.Contains(head, []byte("PK\x03\x04")) || bytes.Contains(head, []byte(cfb.Magic))
}

// within is a text at a place of a file.
func within(data []byte, at int, texts ...string) bool {
	return at < len(data) && begins(texts...)(data[at:])
}

func compoundWith(stream string) func([]byte) bool {
	return func(data []byte) bool {
		return bytes.HasPrefix(data, []byte(cfb.Magic)) && bytes.Contains(data, cfb.Name(stream))
	}
}

// isCutCompound says whether the directory of a compound file lies beyond its end: its
// place in sectors, and their size, stand in the header ([MS-CFB] 2.2).
func isCutCompound(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(cfb.Magic)) || len(data) < 512 {
		return false
	}
	shift, first := data[30], binary.LittleEndian.Uint32(data[48:])
	return shift >= 7 && shift <= 12 && (int64(first)+1)<<shift >= int64(len(data))
}

func onlyZeros(data []byte) bool { return len(bytes.TrimLeft(data, "\x00")) == 0 }

// isPointer says whether it is what Git LFS keeps in the place of a file
// (git-lfs/docs/spec.md): a text of less than 1024 bytes.
func isPointer(data []byte) bool {
	return len(data) < 1024 && begins("version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/")(data)
}

// isLock knows Office's owner files by their sizes: a user's name twice, once in bytes
// and once in UTF-16, each with its length before it and in a field of fixed size.
func isLock(data []byte) bool {
	if len(data) != 162 && len(data) != 165 {
		return false
	}
	n := int(data[0])
	again := 54 + (len(data)-162)/3
	return n > 0 && n < 54 && int(data[again]) == n && bytes.IndexByte(data[again:], 0) > 0
}

// isSealed knows two encryption programs that are common in Chinese offices by the
// heads that they put before a file.
func isSealed(data []byte) bool {
	return begins("%TSD-Header-###%")(data) || bytes.Contains(data[:min(len(data), 64)], []byte("E-SafeNet"))
}

func isPicture(data []byte) bool {
	switch {
	case begins("\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "8BPS\x00")(data):
		return true
	case begins("BM")(data): // whose reserved bytes are zero, and whose head has a size
		return within(data, 6, "\x00\x00\x00\x00") && len(data) > 18 && data[15] == 0 && data[16] == 0
	case begins("RIFF")(data):
		return within(data, 8, "WEBP")
	case begins("\xd7\xcd\xc6\x9a")(data) || within(data, 40, " EMF"):
		return true
	}
	return within(data, 4, "ftyphei", "ftypmif1", "ftypavif")
}

func isMedia(data []byte) bool {
	return begins("ID3\x02", "ID3\x03", "ID3\x04", "OggS\x00", "fLaC\x00", "\x1aE\xdf\xa3")(data) || within(data, 4, "ftyp") ||
		begins("RIFF")(data) && within(data, 8, "WAVE", "AVI ")
}

func isProgram(data []byte) bool {
	return begins("\x7fELF", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe", "#!/")(data) ||
		begins("MZ")(data) && bytes.IndexByte(data[:min(len(data), 64)], 0) > 0
}

func isAccess(data []byte) bool {
	return begins("\x00\x01\x00\x00")(data) && within(data, 4, "Standard Jet DB", "Standard ACE DB")
}

// isDBase knows a .dbf by its head: a version, a day, sizes that fit each other, and
// zeros where it has reserved some.
func isDBase(data []byte) bool {
	if len(data) < 65 || !begins("\x02", "\x03", "\x30", "\x31", "\x32", "\x43", "\x63", "\x83", "\x8b", "\x8e", "\xcb", "\xf5", "\xfb")(data) {
		return false
	}
	head := int(data[8]) | int(data[9])<<8
	record := int(data[10]) | int(data[11])<<8
	return data[2] >= 1 && data[2] <= 12 && data[3] >= 1 && data[3] <= 31 && head >= 65 && head <= len(data) &&
		record > 1 && data[12] == 0 && data[13] == 0 && bytes.IndexByte(data[64:head], '\r') >= 0
}

// isArchiveOf says whether a zip archive has an entry of one of these names, wherever in
// it: an Apple document may come as a folder.
func isArchiveOf(names ...string) func([]byte) bool {
	return func(data []byte) bool {
		if !begins("PK\x03\x04")(data) {
			return false
		}
		z, err := archive(data)
		if err != nil {
			return false
		}
		for _, f := range z.File {
			for _, name := range names {
				if f.Name == name || strings.HasSuffix(f.Name, "/"+name) {
					return true
				}
			}
		}
		return false
	}
}

func archive(data []byte) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	// Unsafe names concern programs that unpack to disk.
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil
	}
	return z, err
}

func isCutArchive(data []byte) bool {
	if !begins("PK\x03\x04")(data) {
		return false
	}
	_, err := archive(data)
	return err != nil
}

// isOpenDocument reads the kind of an OpenDocument file where its first entry states it,
// stored as it is (OpenDocument 1.3 part 2, 3.3).
func isOpenDocument(kinds ...string) func([]byte) bool {
	return func(data []byte) bool {
		const mimetype = "mimetypeapplication/vnd.oasis.opendocument."
		for _, kind := range kinds {
			if begins("PK\x03\x04")(data) && within(data, 30, mimetype+kind) {
				return true
			}
		}
		return false
	}
}

// header is a line of an email's head.
var header = lazy.Regexp(`(?i)^(From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|Content-Transfer-Encoding|DKIM-Signature|X-[-\w]+):`)

// isMail says whether the first lines are those of an email's head (RFC 5322): several
// of its fields, and nothing but fields up to the first blank line.
func isMail(data []byte) bool {
	fields := 0
	for line := range bytes.Lines(bytes.TrimPrefix(data[:min(len(data), 16<<10)], []byte("\ufeff"))) {
		switch line = bytes.TrimRight(line, "\r\n"); {
		case len(line) == 0:
			return fields >= 3
		case header().Match(line):
			fields++
		case line[0] != ' ' && line[0] != '\t' && !anyHeader().Match(line):
			return false
		}
	}
	return fields >= 3
}

var anyHeader = lazy.Regexp(`^[!-9;-~]+:`)

func isJSON(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	return begins("{", "[")(data) && json.Valid(data)
}

func isXML(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	return begins("<?xml")(data) || begins("<")(data) && bytes.HasSuffix(data, []byte(">"))
}

package opc

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"crossfoot/sheets"
)

// Kind is what tells the files of one format from those of the others.
type Kind struct {
	Spaces map[string]Space // that its parts are written in
	Types  []string         // how the content types of its main part end, in small letters
	Parts  []string         // what this part is usually called
	Names  []string         // beginnings of names that tell a file whose table of contents is lost
}

// Match says whether a file is of the kind, whole or damaged: a damaged one is claimed too, so
// that the error speaks of damage and not of a foreign format.
func (k *Kind) Match(src sheets.Source) bool {
	if !bytes.HasPrefix(src.Data, []byte("PK\x03\x04")) {
		return false
	}
	p, err := Open(context.Background(), src, k.Spaces)
	if err != nil {
		return slices.ContainsFunc(k.Names, func(name string) bool { return bytes.Contains(src.Data, []byte(name)) })
	}
	if slices.ContainsFunc(k.Parts, p.Has) {
		return true
	}
	types, err := p.contentTypes()
	return err == nil && slices.ContainsFunc(types, func(t string) bool {
		return slices.ContainsFunc(k.Types, func(end string) bool { return strings.HasSuffix(strings.ToLower(t), end) })
	})
}

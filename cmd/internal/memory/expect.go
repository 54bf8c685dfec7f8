package memory

import (
	"runtime"
	"runtime/debug"
)

const (
	atFirst    = 16 << 20 // bytes that every run may need: the libraries' tables, a small file
	perByte    = 40       // bytes that checking a file takes for each of it: most are packed
	expectMost = 1 << 30
)

// Expect prepares for files of so many bytes.
func Expect(bytes int64) {
	if size := min(bytes, expectMost/perByte) * perByte; ours && size > atFirst {
		prepare(size)
	}
}

// prepare has so many bytes of memory ready to be allocated. Most of what a short run
// costs beside its work is that the system gives it memory page by page, each when it is
// first touched. In large pages that is a small part of it (Linux, Transparent Hugepage
// Support), but systems mostly give them to those who ask only, and the Go runtime does
// not. So one block is asked for, and handed to the allocator before anything has touched
// it; what is not needed of it is never given.
func prepare(size int64) {
	if bounded() {
		return
	}
	was := debug.SetGCPercent(-1) // the block is no reason to look for garbage
	block := make([]byte, size)
	inLargePages(block)
	runtime.KeepAlive(block)
	debug.SetGCPercent(was)
	runtime.GC() // it is free now
}

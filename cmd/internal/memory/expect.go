package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

const (
	worthFrom   = 4 << 20 // bytes of files: preparing for fewer takes as long as it saves
	expectLeast = 16 << 20
	expectMost  = 1 << 30
	perByte     = 40 // bytes that checking a file may take for each of it: most are packed
	heldPerByte = 4  // and that it mostly takes
)

// Expect prepares for files of so many bytes, the largest of so many, when it is first
// called: memory that has been used is of no use for it.
//
// While the largest is read there is nothing to be collected, and looking for it costs
// much: the collector waits, at full speed, for a goroutine that the system keeps busy with
// large pages.
//
// Most of what a short run costs beside its work is that the system gives it memory page
// by page, each when it is first touched. In large pages that is a small part of it (Linux,
// Transparent Hugepage Support), but systems mostly give them to those who ask only, and
// the Go runtime does not. So one block is asked for, and handed to the allocator before
// anything has touched it; what is not needed of it is never given.
func Expect(bytes, largest int64) {
	once.Do(func() {
		held := func(bytes, most int64) int64 { return min(bytes, most/heldPerByte) * heldPerByte }
		floor.Store(max(floorLeast, held(bytes, floorMost), held(largest, expectMost)))
		prepare(bytes)
	})
}

var once sync.Once

// worthCollecting is how many bytes are worth to be looked for at once.
const worthCollecting = 4 << 20

// Freed says that a block of so many bytes, just now, is used no more. It is used again
// then rather than memory that the system would have to give.
func Freed(bytes int) {
	if ours && bytes >= worthCollecting {
		runtime.GC()
	}
}

// Reuse says that one part of the work is done, and that the next needs other memory. It
// uses what is free again rather than memory that the system would have to give.
func Reuse() {
	if !ours {
		return
	}
	objects := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	if metrics.Read(objects); objects[0].Value.Uint64() >= worthReusing {
		runtime.GC()
	}
}

// worthReusing is how many bytes are so many that some are likely to be free.
const worthReusing = 32 << 20

func prepare(bytes int64) {
	size := max(expectLeast, min(bytes, expectMost/perByte)*perByte)
	if bytes < worthFrom || !ours || size > addresses()/4 {
		return
	}
	was := debug.SetGCPercent(-1) // the block is no reason to look for garbage
	block := make([]byte, size)
	inLargePages(block)
	runtime.KeepAlive(block)
	debug.SetGCPercent(was)
	runtime.GC() // it is free now
}

package memory

import (
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"
)

// gcPercent is what the garbage collector is set to.
func gcPercent() int {
	was := debug.SetGCPercent(-1)
	debug.SetGCPercent(was)
	return was
}

func TestExpect(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Expect(4<<20, 1<<20)
	runtime.ReadMemStats(&after)
	assert.Less(t, after.HeapAlloc, before.HeapAlloc+(8<<20), "the block is free")
	assert.Positive(t, gcPercent(), "the collector works again")
	if addresses() > 1<<30 && ours {
		assert.GreaterOrEqual(t, after.HeapSys, uint64(4*perByte<<20))
	}
}

// What the collector waits for follows what is in use.
func TestCollectAgain(t *testing.T) {
	defer debug.SetGCPercent(gcPercent())
	collectAgain(0)
	assert.Equal(t, 100*floorLeast/(4<<20)-100, gcPercent())
	collectAgain(2 * floorLeast)
	assert.Equal(t, 50, gcPercent())
}

// What is used no more when a part of the work is done is free for the next.
func TestReuse(t *testing.T) {
	var before, after runtime.MemStats
	block := make([]byte, 2*worthReusing)
	runtime.ReadMemStats(&before)
	runtime.KeepAlive(block)
	Reuse()
	runtime.ReadMemStats(&after)
	free := before.HeapAlloc >= after.HeapAlloc+worthReusing
	assert.True(t, free || !ours, "who has set the collector up decides")
}

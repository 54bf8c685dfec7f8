package cfb_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets/cfb"
	"crossfoot/sheets/sheettest"
)

// content is so many bytes of which each sector differs from the others.
func content(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i/64 + i)
	}
	return b
}

// Streams of every size come back as they were put in: none, in the mini stream, in
// sectors, and so large that the list of the FAT's sectors goes beyond the header.
func TestStream(t *testing.T) {
	streams := map[string][]byte{
		"A": {}, "B": content(1), "C": content(64), "D": content(4095), "E": content(4096), "F": content(70_001), "G": content(9 << 20),
	}
	f, err := cfb.Open(sheettest.Compound(streams))
	require.NoError(t, err)
	for name, want := range streams {
		got, err := f.Stream(context.Background(), name)
		require.NoError(t, err, name)
		assert.True(t, bytes.Equal(want, got), name)
		assert.True(t, f.Has(name))
	}
	_, err = f.Stream(t.Context(), "H")
	require.ErrorIs(t, err, cfb.ErrNotFound)
	assert.True(t, f.Has("a"), "names are found in either case")
	assert.False(t, f.Has("Root Entry"))
}

func TestStreamProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		streams := map[string][]byte{}
		for _, size := range rapid.SliceOfN(rapid.IntRange(0, 10_000), 1, 6).Draw(t, "sizes") {
			streams[string(rune('a'+len(streams)))] = content(size)
		}
		f, err := cfb.Open(sheettest.Compound(streams))
		require.NoError(t, err)
		for name, want := range streams {
			got, err := f.Stream(context.Background(), name)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(want, got))
		}
	})
}

// A file of sectors: 0 to 9 the stream, then the directory, then the FAT.
const (
	streamSize = 10 * 512
	dirAt      = (10 + 1) * 512
	fatAt      = (11 + 1) * 512
	streamAt   = dirAt + 128 // its entry
)

func whole(t testing.TB) []byte {
	t.Helper()
	data := sheettest.Compound(map[string][]byte{"Workbook": content(streamSize)})
	f, err := cfb.Open(data)
	require.NoError(t, err)
	got, err := f.Stream(t.Context(), "Workbook")
	require.NoError(t, err)
	require.Equal(t, content(streamSize), got)
	return data
}

// What leads astray is an error, and costs nothing.
func TestDamaged(t *testing.T) {
	for name, c := range map[string]struct {
		at    int
		value uint32
		want  string
	}{
		"loop in a stream":              {fatAt + 4*5, 2, "comes twice"},
		"stream to itself":              {fatAt, 0, "comes twice"},
		"stream ends early":             {fatAt + 4*3, 0xFFFFFFFE, "ends after 2048 of 5120"},
		"stream runs into free sectors": {fatAt + 4*3, 0xFFFFFFFF, "not in the file"},
		"stream beyond the file":        {streamAt + 116, 1000, "not in the file"},
		"size beyond the file":          {streamAt + 120, 0xFFFFFFFF, "claimed"},
		"directory loop":                {fatAt + 4*10, 10, "comes twice"},
		"directory beyond the file":     {48, 99, "directory"},
		"entry loop":                    {streamAt + 72, 1, "comes twice"},
		"entry beyond the directory":    {dirAt + 76, 77, "not there"},
		"no root":                       {dirAt + 66, 1, "no root"},
		"FAT beyond the file":           {76, 99, "FAT"},
		"no FAT":                        {44, 0, "not in the FAT"},
		"sector size":                   {30, 0x0006000A, "sectors of 2^10"},
		"another kind of file":          {0, 0, "header"},
		"short stream without a place":  {streamAt + 120, 4000, "mini"},
	} {
		t.Run(name, func(t *testing.T) {
			data := whole(t)
			binary.LittleEndian.PutUint32(data[c.at:], c.value)
			f, err := cfb.Open(data)
			if err == nil {
				_, err = f.Stream(t.Context(), "Workbook")
			}
			assert.ErrorContains(t, err, c.want)
		})
	}
}

// The list of the FAT's sectors may not go round.
func TestLoopInFATList(t *testing.T) {
	data := sheettest.Compound(map[string][]byte{"Workbook": content(9 << 20)})
	at := (int(binary.LittleEndian.Uint32(data[68:])) + 1) * 512
	for i := range 127 {
		binary.LittleEndian.PutUint32(data[at+4*i:], 0xFFFFFFFF)
	}
	binary.LittleEndian.PutUint32(data[at+4*127:], binary.LittleEndian.Uint32(data[68:]))
	_, err := cfb.Open(data)
	require.ErrorContains(t, err, "FAT")
}

// A directory that is one long list ends nothing but itself.
func TestDeepDirectory(t *testing.T) {
	streams := map[string][]byte{}
	for i := range 20_000 {
		streams[string([]byte{byte('A' + i/676), byte('A' + i/26%26), byte('A' + i%26)})] = nil
	}
	f, err := cfb.Open(sheettest.Compound(streams))
	require.NoError(t, err)
	assert.True(t, f.Has("ABC"))
}

// A file that is cut off yields its stream whole or an error, wherever it is cut.
func TestCutOff(t *testing.T) {
	data := sheettest.Compound(map[string][]byte{"B": content(1000), "Workbook": content(streamSize)})
	for n := range len(data) {
		check(t, data[:n])
	}
}

func check(t testing.TB, data []byte) {
	f, err := cfb.Open(data)
	if err != nil {
		return
	}
	for name, size := range map[string]int{"B": 1000, "Workbook": streamSize} {
		if got, err := f.Stream(context.Background(), name); err == nil && !bytes.Equal(got, content(size)) {
			t.Fatalf("%s: %d bytes that are not the stream's", name, len(got))
		}
	}
}

// Whatever the bytes, there is an answer, and no more than the file holds.
func FuzzOpen(f *testing.F) {
	data := sheettest.Compound(map[string][]byte{"B": content(1000), "Workbook": content(streamSize)})
	f.Add(data)
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		damaged := slices.Clone(data)
		damaged[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		f.Add(damaged)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := cfb.Open(data)
		if err != nil {
			return
		}
		for _, name := range []string{"B", "Workbook"} {
			if stream, err := file.Stream(context.Background(), name); err == nil {
				assert.LessOrEqual(t, len(stream), len(data))
			}
		}
	})
}

// What nobody waits for any more is not read to its end.
func TestStop(t *testing.T) {
	f, err := cfb.Open(sheettest.Compound(map[string][]byte{"A": content(2 << 20)}))
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = f.Stream(ctx, "A")
	require.ErrorIs(t, err, context.Canceled)
}

// A directory is not as large as the rest of a file.
func TestLargeDirectory(t *testing.T) {
	data := sheettest.Compound(map[string][]byte{"A": content(17 << 20)})
	copy(data[48:], []byte{0, 0, 0, 0}) // the stream instead
	_, err := cfb.Open(data)
	require.ErrorContains(t, err, "directory: more than")
}

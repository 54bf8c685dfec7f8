package memory

import (
	"math"
	"syscall"
)

// inLargePages asks for large pages. It is only asked: where there are none, nothing is
// lost.
func inLargePages(block []byte) { _ = syscall.Madvise(block, syscall.MADV_HUGEPAGE) }

// bounded says whether addresses are scarce, so that none are taken that may not be used.
func bounded() bool {
	var limit syscall.Rlimit
	err := syscall.Getrlimit(syscall.RLIMIT_AS, &limit)
	return err != nil || limit.Cur != math.MaxUint64
}

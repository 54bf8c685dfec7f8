package memory

import (
	"bytes"
	"math"
	"os"
	"syscall"
)

// inLargePages asks for large pages. It is only asked: where there are none, nothing is
// lost.
func inLargePages(block []byte) { _ = syscall.Madvise(block, syscall.MADV_HUGEPAGE) }

// addresses is how much memory may be taken that is perhaps not used; 0 if the system
// counts what is taken (proc(5), overcommit_memory) or has set a limit to it.
func addresses() int64 {
	var limit syscall.Rlimit
	var info syscall.Sysinfo_t
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) != nil || limit.Cur != math.MaxUint64 || syscall.Sysinfo(&info) != nil {
		return 0
	}
	if mode, err := os.ReadFile("/proc/sys/vm/overcommit_memory"); err != nil || bytes.HasPrefix(mode, []byte("2")) {
		return 0
	}
	return int64(uint64(info.Totalram) * uint64(info.Unit)) //nolint:unconvert // its type differs between machines
}

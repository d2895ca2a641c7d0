//go:build wasip1

package repository

import (
	"fmt"
	"syscall"
	"unsafe"
)

// What the host is asked for.
const (
	opStat = iota
	opRead
	opResolve
	opList
)

// What opStat answers.
const (
	isFile = 1
	isDir  = 2
)

//go:wasmimport slipway_files call
func hostCall(op int32, path unsafe.Pointer, size int32) int32

//go:wasmimport slipway_files take
func hostTake(into unsafe.Pointer)

// systemError says what Linux says; Go has other words for the errors of WASI.
type systemError struct {
	words string
	errno syscall.Errno
}

func (e systemError) Error() string { return e.words }
func (e systemError) Unwrap() error { return e.errno }

var (
	errMissing = systemError{"no such file or directory", syscall.ENOENT}
	errIsDir   = systemError{"is a directory", syscall.EISDIR}
	errNotDir  = systemError{"not a directory", syscall.ENOTDIR}
	errOutside = fmt.Errorf("it leads out of the repository")
	errLarge   = fmt.Errorf("file too large")
	errIO      = fmt.Errorf("input/output error")
)

// ask returns what the host answers: a size or a kind.
func ask(op int32, path string) (int32, error) {
	bytes := []byte(path)
	answer := hostCall(op, unsafe.Pointer(unsafe.SliceData(bytes)), int32(len(bytes)))
	switch answer {
	case -1:
		return 0, errMissing
	case -2:
		return 0, errIsDir
	case -3:
		return 0, errNotDir
	case -4:
		return 0, errOutside
	case -5:
		return 0, errLarge
	}
	if answer < 0 {
		return 0, errIO
	}
	return answer, nil
}

func fetch(op int32, path string) ([]byte, error) {
	size, err := ask(op, path)
	if err != nil {
		return nil, err
	}
	content := make([]byte, size)
	if size > 0 {
		hostTake(unsafe.Pointer(unsafe.SliceData(content)))
	}
	return content, nil
}

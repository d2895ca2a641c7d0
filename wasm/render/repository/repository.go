//go:build wasip1

// Package repository reads the files of one repository, which are all that there is. They are mounted at Root, so that every path that
// kustomize or Helm makes is absolute and the same on every machine; the host looks them up, and lets no path lead out.
package repository

import (
	"errors"
	"io/fs"
	"path/filepath"
	"sort"
	"strings"
	"syscall"
	"time"
)

// Root is the folder of the repository as the engines see it.
const Root = "/repository"

// Read returns what is in a file.
func Read(path string) ([]byte, error) {
	content, err := fetch(opRead, absolute(path))
	if err != nil {
		op := "open"
		if errors.Is(err, syscall.EISDIR) {
			op = "read"
		}
		return nil, &fs.PathError{Op: op, Path: path, Err: err}
	}
	return content, nil
}

// Stat follows links.
func Stat(path string) (fs.FileInfo, error) {
	kind, err := ask(opStat, absolute(path))
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: path, Err: err}
	}
	return info{name: filepath.Base(path), dir: kind == isDir}, nil
}

// Names lists a folder in lexical order.
func Names(path string) ([]string, error) {
	content, err := fetch(opList, absolute(path))
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	if len(content) == 0 {
		return nil, nil
	}
	names := strings.Split(string(content), "\x00")
	sort.Strings(names)
	return names, nil
}

// Resolve follows every link of a path, as filepath.EvalSymlinks does.
func Resolve(path string) (string, error) {
	content, err := fetch(opResolve, absolute(path))
	if err != nil {
		return "", &fs.PathError{Op: "lstat", Path: firstMissing(path), Err: err}
	}
	return string(content), nil
}

func absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(Root, path)
}

// firstMissing is the shortest beginning of a path that does not exist: what the system would name.
func firstMissing(path string) string {
	for at := len(Root); at < len(path); at++ {
		if path[at] != '/' || at == len(Root) {
			continue
		}
		if _, err := ask(opStat, path[:at]); err != nil {
			return path[:at]
		}
	}
	return path
}

type info struct {
	name string
	dir  bool
}

func (i info) Name() string { return i.name }
func (i info) Size() int64  { return 0 }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }

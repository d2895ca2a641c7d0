//go:build wasip1

package repository

import (
	"fmt"
	"path/filepath"
	"syscall"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// FileSystem is the repository for kustomize. Nothing can be written.
type FileSystem struct{}

var _ filesys.FileSystem = FileSystem{}

func (FileSystem) IsDir(path string) bool {
	found, err := Stat(path)
	return err == nil && found.IsDir()
}

func (FileSystem) Exists(path string) bool {
	_, err := Stat(path)
	return err == nil
}

func (FileSystem) ReadFile(path string) ([]byte, error) { return Read(path) }

func (FileSystem) ReadDir(path string) ([]string, error) { return Names(path) }

// CleanedAbs says what kustomize's own file system on disk says, word for word.
func (x FileSystem) CleanedAbs(path string) (filesys.ConfirmedDir, string, error) {
	resolved, err := Resolve(absolute(path))
	if err != nil {
		return "", "", fmt.Errorf("evalsymlink failure on '%s' : %w", path, err)
	}
	if x.IsDir(resolved) {
		return filesys.ConfirmedDir(resolved), "", nil
	}
	return filesys.ConfirmedDir(filepath.Dir(resolved)), filepath.Base(resolved), nil
}

// Glob and Walk serve kustomize's `edit` commands and its Helm plugin, which are not here.

func (FileSystem) Glob(string) ([]string, error) { return nil, syscall.ENOSYS }

func (FileSystem) Walk(string, filepath.WalkFunc) error { return syscall.ENOSYS }

func (FileSystem) Open(string) (filesys.File, error) { return nil, syscall.ENOSYS }

func (FileSystem) Create(string) (filesys.File, error) { return nil, syscall.EROFS }

func (FileSystem) Mkdir(string) error { return syscall.EROFS }

func (FileSystem) MkdirAll(string) error { return syscall.EROFS }

func (FileSystem) RemoveAll(string) error { return syscall.EROFS }

func (FileSystem) WriteFile(string, []byte) error { return syscall.EROFS }

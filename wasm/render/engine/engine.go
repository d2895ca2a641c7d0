//go:build wasip1

// Package engine renders one root for a request.
package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/slipway-ci/slipway/wasm/render/repository"
)

// Request asks for the stream of one root. Paths are relative to the repository.
type Request struct {
	// Mode is kustomize, helm, templates or versions.
	Mode   string `json:"mode"`
	Folder string `json:"folder"`
	// MaxBytes is what a stream may have; zero for any number.
	MaxBytes int `json:"maxBytes"`

	// Unrestricted is for kustomize: see `kustomize build --load-restrictor`. Files of the repository are all that there is even so.
	Unrestricted bool `json:"unrestricted"`

	// The rest is for Helm: see `helm template`.

	Release string `json:"release"`
	// Values are files, the last one wins.
	Values []string `json:"values"`
	// Overrides are values laid over all others.
	Overrides string `json:"overrides"`
	// KubernetesVersion is the engine's own default when empty.
	KubernetesVersion string `json:"kubernetesVersion"`
	// Namespace is the release's; `default` when empty.
	Namespace string `json:"namespace"`
	// APIVersions are added to those that the engine knows.
	APIVersions []string `json:"apiVersions"`
	SkipCRDs    bool     `json:"skipCrds"`
	// SkipSchema leaves values.schema.json out.
	SkipSchema bool `json:"skipSchema"`
	// Set, SetString and SetFile are laid over all values, in Helm's `key=value`; the values of SetFile are files.
	Set       []string `json:"set"`
	SetString []string `json:"setString"`
	SetFile   []string `json:"setFile"`

	// The rest is for templates.

	// Texts are Go templates.
	Texts []string `json:"texts"`
	// Params are what they are evaluated with.
	Params json.RawMessage `json:"params"`
	// Options are those of text/template, as `missingkey=error`.
	Options []string `json:"options"`
}

// The first byte of an answer.
const (
	failed   = 0
	rendered = 1
	tooLarge = 2
)

var errTooLarge = errors.New("it renders too much")

// Run renders for one request. What the input does to an engine is an answer, a panic of it included.
func Run(request []byte) (answer []byte) {
	defer func() {
		if thrown := recover(); thrown != nil {
			answer = failure(fmt.Errorf("the engine failed: %v", thrown))
		}
	}()
	var r Request
	if err := json.Unmarshal(request, &r); err != nil {
		return failure(err)
	}
	stream, err := run(r)
	if errors.Is(err, errTooLarge) {
		return []byte{tooLarge}
	}
	if err != nil {
		return failure(err)
	}
	return append([]byte{rendered}, stream...)
}

func run(r Request) ([]byte, error) {
	switch r.Mode {
	case "kustomize":
		return kustomize(inRepository(r.Folder), r.Unrestricted)
	case "helm":
		return helm(r)
	case "templates":
		return templates(r)
	case "versions":
		return json.Marshal(versions())
	}
	return nil, fmt.Errorf("unknown mode %q", r.Mode)
}

func failure(err error) []byte {
	return append([]byte{failed}, err.Error()...)
}

func inRepository(path string) string {
	return filepath.Join(repository.Root, path)
}

//go:build wasip1

package engine

import (
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/openapi"

	"github.com/slipway-ci/slipway/wasm/render/repository"
)

// Read before any root can have changed it.
var defaultSchema = openapi.GetSchemaVersion()

// kustomize does what `kustomize build FOLDER` does, when unrestricted with `--load-restrictor LoadRestrictionsNone`.
func kustomize(folder string, unrestricted bool) ([]byte, error) {
	defer forgetSchema()
	options := krusty.MakeDefaultOptions()
	// What the program does without its flag --reorder.
	options.Reorder = krusty.ReorderOptionUnspecified
	if unrestricted {
		options.LoadRestrictions = types.LoadRestrictionsNone
	}
	resources, err := krusty.MakeKustomizer(options).Run(repository.FileSystem{}, folder)
	if err != nil {
		return nil, err
	}
	return resources.AsYaml()
}

// forgetSchema drops a schema of `openapi:`, which kyaml keeps for good: it would decide how the next root is merged. The default one
// stays, since reading it takes most of the time of a small root.
func forgetSchema() {
	if openapi.GetSchemaVersion() != defaultSchema {
		openapi.ResetOpenAPI()
	}
}

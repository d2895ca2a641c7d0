//go:build wasip1

package engine

import (
	_ "embed"
	"runtime/debug"
	"strings"

	"helm.sh/helm/v3/pkg/chartutil"
	"sigs.k8s.io/kustomize/api/provenance"
)

//go:embed api-versions.txt
var apiVersionLines string

// Helm asks for its list of API versions all types of Kubernetes, 20 MB of code, that a patch leaves out. scripts/build-render.ts compares
// the list with theirs.
var apiVersions = chartutil.VersionSet(strings.Fields(apiVersionLines))

type engineVersions struct {
	Kustomize string `json:"kustomize"`
	Helm      string `json:"helm"`
	// Kubernetes is what charts see when nobody says a version.
	Kubernetes string            `json:"kubernetes"`
	Modules    map[string]string `json:"modules"`
}

func versions() engineVersions {
	found := engineVersions{
		Kustomize:  provenance.GetProvenance().Semver(),
		Helm:       chartutil.DefaultCapabilities.HelmVersion.Version,
		Kubernetes: chartutil.DefaultCapabilities.KubeVersion.Version,
		Modules:    map[string]string{},
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			found.Modules[module.Path] = module.Version
		}
	}
	return found
}

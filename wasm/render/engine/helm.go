//go:build wasip1

package engine

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/pkg/errors"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chartutil"
	helmengine "helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/release"
	"helm.sh/helm/v3/pkg/releaseutil"
	"helm.sh/helm/v3/pkg/strvals"

	"github.com/slipway-ci/slipway/wasm/render/repository"
)

// helm does what `helm template RELEASE FOLDER --include-crds --skip-tests` does, in the order of cmd/helm/template.go, cmd/helm/install.go
// and pkg/action/install.go. Those packages themselves would bring clients of clusters, registries and databases along.
func helm(r Request) ([]byte, error) {
	capabilities, err := capabilitiesOf(r.KubernetesVersion, r.APIVersions)
	if err != nil {
		return nil, err
	}
	values, err := mergeValues(r.Values, r.Overrides)
	if err != nil {
		return nil, err
	}
	if err := setValues(values, r); err != nil {
		return nil, err
	}
	chart, err := loadChart(inRepository(r.Folder))
	if err != nil {
		return nil, err
	}
	if err := checkInstallable(chart); err != nil {
		return nil, err
	}
	if err := chartutil.ValidateReleaseName(r.Release); err != nil {
		return nil, errors.Wrapf(err, "release name %q", r.Release)
	}
	if err := chartutil.ProcessDependenciesWithMerge(chart, values); err != nil {
		return nil, err
	}
	options := chartutil.ReleaseOptions{Name: r.Release, Namespace: namespaceOf(r), Revision: 1, IsInstall: true}
	toRender, err := chartutil.ToRenderValuesWithSchemaValidation(chart, values, options, capabilities, r.SkipSchema)
	if err != nil {
		return nil, err
	}
	return render(chart, toRender, capabilities, r)
}

func namespaceOf(r Request) string {
	if r.Namespace == "" {
		return "default"
	}
	return r.Namespace
}

// setValues does what the flags --set, --set-string and --set-file do, in Helm's order.
func setValues(values map[string]any, r Request) error {
	for _, one := range r.Set {
		if err := strvals.ParseInto(one, values); err != nil {
			return errors.Wrapf(err, "failed parsing --set data")
		}
	}
	for _, one := range r.SetString {
		if err := strvals.ParseIntoString(one, values); err != nil {
			return errors.Wrapf(err, "failed parsing --set-string data")
		}
	}
	read := func(path []rune) (any, error) {
		text, err := repository.Read(inRepository(string(path)))
		return string(text), err
	}
	for _, one := range r.SetFile {
		if err := strvals.ParseIntoFile(one, values, read); err != nil {
			return errors.Wrapf(err, "failed parsing --set-file data")
		}
	}
	return nil
}

func capabilitiesOf(version string, more []string) (*chartutil.Capabilities, error) {
	capabilities := chartutil.DefaultCapabilities.Copy()
	capabilities.APIVersions = append(slices.Clone(apiVersions), more...)
	if version == "" {
		return capabilities, nil
	}
	parsed, err := chartutil.ParseKubeVersion(version)
	if err != nil {
		return nil, fmt.Errorf("invalid kube version '%s': %s", version, err)
	}
	capabilities.KubeVersion = *parsed
	return capabilities, nil
}

func checkInstallable(ch *chart.Chart) error {
	if ch.Metadata.Type != "" && ch.Metadata.Type != "application" {
		return errors.Errorf("%s charts are not installable", ch.Metadata.Type)
	}
	var missing []string
	for _, wanted := range ch.Metadata.Dependencies {
		there := func(have *chart.Chart) bool { return have.Name() == wanted.Name }
		if !slices.ContainsFunc(ch.Dependencies(), there) {
			missing = append(missing, wanted.Name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	err := errors.Errorf("found in Chart.yaml, but missing in charts/ directory: %s", strings.Join(missing, ", "))
	return errors.Wrap(err, "An error occurred while checking for chart dependencies. "+
		"You may need to run `helm dependency build` to fetch missing dependencies")
}

func sizeOf(files map[string]string) int {
	size := 0
	for _, content := range files {
		size += len(strings.TrimSpace(content))
	}
	return size
}

func render(ch *chart.Chart, values chartutil.Values, capabilities *chartutil.Capabilities, r Request) ([]byte, error) {
	if wanted, have := ch.Metadata.KubeVersion, capabilities.KubeVersion.String(); wanted != "" {
		if !chartutil.IsCompatibleRange(wanted, have) {
			return nil, errors.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s", wanted, have)
		}
	}
	files, err := helmengine.Engine{}.Render(ch, values)
	if err != nil {
		return nil, err
	}
	for name := range files {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(files, name)
		}
	}
	// What comes now takes far longer than the templates did.
	if r.MaxBytes > 0 && sizeOf(files) > r.MaxBytes {
		return nil, errTooLarge
	}
	hooks, manifests, err := releaseutil.SortManifests(files, nil, releaseutil.InstallOrder)
	if err != nil {
		return nil, err
	}
	var resources, stream bytes.Buffer
	if !r.SkipCRDs {
		for _, crd := range ch.CRDObjects() {
			write(&resources, crd.Filename, string(crd.File.Data))
		}
	}
	for _, manifest := range manifests {
		write(&resources, manifest.Name, manifest.Content)
	}
	fmt.Fprintln(&stream, strings.TrimSpace(resources.String()))
	for _, hook := range hooks {
		if !slices.Contains(hook.Events, release.HookTest) {
			write(&stream, hook.Path, hook.Manifest)
		}
	}
	return stream.Bytes(), nil
}

func write(to *bytes.Buffer, source, manifest string) {
	fmt.Fprintf(to, "---\n# Source: %s\n%s\n", source, manifest)
}

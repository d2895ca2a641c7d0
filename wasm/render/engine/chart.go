//go:build wasip1

package engine

import (
	"bytes"
	"path"
	"path/filepath"

	"github.com/pkg/errors"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/ignore"
	"sigs.k8s.io/yaml"

	"github.com/slipway-ci/slipway/wasm/render/repository"
)

// A chart with links that lead back up has no end.
const maxDepth = 64

// loadChart does what loader.LoadDir does, from the repository instead of the disk.
func loadChart(folder string) (*chart.Chart, error) {
	rules := ignore.Empty()
	if text, err := repository.Read(filepath.Join(folder, ignore.HelmIgnore)); err == nil {
		if rules, err = ignore.Parse(bytes.NewReader(text)); err != nil {
			return nil, err
		}
	}
	rules.AddDefaults()
	walk := chartWalk{folder: folder, rules: rules}
	if err := walk.into("", 0); err != nil {
		return nil, err
	}
	return loader.LoadFiles(walk.files)
}

type chartWalk struct {
	folder string
	rules  *ignore.Rules
	files  []*loader.BufferedFile
}

func (w *chartWalk) into(below string, depth int) error {
	if depth > maxDepth {
		return errors.Errorf("%s is too deep", below)
	}
	names, err := repository.Names(filepath.Join(w.folder, below))
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := w.visit(path.Join(below, name), depth); err != nil {
			return err
		}
	}
	return nil
}

func (w *chartWalk) visit(name string, depth int) error {
	found, err := repository.Stat(filepath.Join(w.folder, name))
	if err != nil {
		return errors.Wrapf(err, "error evaluating symlink %s", filepath.Join(w.folder, name))
	}
	if w.rules.Ignore(name, found) {
		return nil
	}
	if found.IsDir() {
		return w.into(name, depth+1)
	}
	data, err := repository.Read(filepath.Join(w.folder, name))
	if err != nil {
		return errors.Wrapf(err, "error reading %s", name)
	}
	data = bytes.TrimPrefix(data, []byte{0xEF, 0xBB, 0xBF})
	if len(data) > int(loader.MaxDecompressedFileSize) {
		return errors.Errorf("chart file %q is larger than the maximum file size %d", path.Base(name), loader.MaxDecompressedFileSize)
	}
	w.files = append(w.files, &loader.BufferedFile{Name: name, Data: data})
	return nil
}

// mergeValues does what `--values FILE… --values -` does: pkg/cli/values.
func mergeValues(files []string, overrides string) (map[string]any, error) {
	merged := map[string]any{}
	for _, file := range files {
		text, err := repository.Read(inRepository(file))
		if err != nil {
			return nil, err
		}
		if merged, err = mergeText(merged, inRepository(file), text); err != nil {
			return nil, err
		}
	}
	return mergeText(merged, "-", []byte(overrides))
}

func mergeText(under map[string]any, name string, text []byte) (map[string]any, error) {
	values := map[string]any{}
	if err := yaml.Unmarshal(text, &values); err != nil {
		return nil, errors.Wrapf(err, "failed to parse %s", name)
	}
	return mergeMaps(under, values), nil
}

func mergeMaps(under, over map[string]any) map[string]any {
	merged := make(map[string]any, len(under))
	for key, value := range under {
		merged[key] = value
	}
	for key, value := range over {
		below, isMap := merged[key].(map[string]any)
		above, areMaps := value.(map[string]any)
		if isMap && areMaps {
			merged[key] = mergeMaps(below, above)
		} else {
			merged[key] = value
		}
	}
	return merged
}

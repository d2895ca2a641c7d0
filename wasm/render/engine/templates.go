//go:build wasip1

package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"github.com/gosimple/slug"
	"sigs.k8s.io/yaml"
)

// evaluated is the text of one template, or why there is none.
type evaluated struct {
	Text   string `json:"text"`
	Failed string `json:"failed,omitempty"`
}

// templates evaluates Go templates as the templates of an ApplicationSet with goTemplate are (Argo CD applicationset/utils/utils.go,
// Render.Replace): all with the same parameters, each with an answer of its own.
func templates(r Request) ([]byte, error) {
	var params map[string]any
	if len(r.Params) > 0 {
		if err := json.Unmarshal(r.Params, &params); err != nil {
			return nil, err
		}
	}
	base := template.New("base").Funcs(templateFunctions())
	answers := make([]evaluated, len(r.Texts))
	for i, text := range r.Texts {
		if result, err := evaluate(base, text, params, r.Options); err != nil {
			answers[i].Failed = err.Error()
		} else {
			answers[i].Text = result
		}
	}
	return json.Marshal(answers)
}

func evaluate(base *template.Template, text string, params map[string]any, options []string) (result string, err error) {
	defer func() {
		// An option that is not known panics.
		if thrown := recover(); thrown != nil {
			err = fmt.Errorf("%v", thrown)
		}
	}()
	cloned, err := base.Clone()
	if err != nil {
		return "", err
	}
	for _, option := range options {
		cloned = cloned.Option(option)
	}
	parsed, err := cloned.Parse(text)
	if err != nil {
		return "", fmt.Errorf("failed to parse template %s: %w", text, err)
	}
	var out bytes.Buffer
	if err := parsed.Execute(&out, params); err != nil {
		return "", fmt.Errorf("failed to execute go template %s: %w", text, err)
	}
	return out.String(), nil
}

func templateFunctions() template.FuncMap {
	functions := sprig.GenericFuncMap()
	// What would tell about the machine.
	for _, name := range []string{"env", "expandenv", "getHostByName"} {
		delete(functions, name)
	}
	functions["normalize"] = sanitizeName
	functions["slugify"] = slugifyName
	functions["toYaml"] = toYAML
	functions["fromYaml"] = fromYAML
	functions["fromYamlArray"] = fromYAMLArray
	return template.FuncMap(functions)
}

var invalidInName = regexp.MustCompile("[^-a-z0-9.]")

// sanitizeName is Argo CD's SanitizeName: a name of a DNS subdomain.
func sanitizeName(name string) string {
	name = invalidInName.ReplaceAllString(strings.ToLower(name), "-")
	if len(name) > 253 {
		name = name[:253]
	}
	return strings.Trim(name, "-.")
}

// slugifyName is Argo CD's SlugifyName: `slugify [MAXIMUM [SMART]] NAME`.
func slugifyName(args ...any) (string, error) {
	maximum, smart, name := 50, true, ""
	bad := errors.New("slugify takes a length, whether to cut at words, and a name")
	for i, arg := range args {
		var ok bool
		switch i {
		case len(args) - 1:
			name, ok = arg.(string)
		case 0:
			maximum, ok = arg.(int)
		case 1:
			smart, ok = arg.(bool)
		default:
			ok = true
		}
		if !ok {
			return "", bad
		}
	}
	slug.EnableSmartTruncate = smart
	slug.MaxLength = maximum
	return slug.Make(sanitizeName(name)), nil
}

func toYAML(value any) (string, error) {
	data, err := yaml.Marshal(value)
	return strings.TrimSuffix(string(data), "\n"), err
}

func fromYAML(text string) (map[string]any, error) {
	value := map[string]any{}
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		return nil, err
	}
	return value, nil
}

func fromYAMLArray(text string) ([]any, error) {
	value := []any{}
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		return nil, err
	}
	return value, nil
}

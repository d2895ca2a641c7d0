package engine

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
)

// compileModule makes the same bytes as `opa build -t wasm` would of files with the same names.
func compileModule(ctx context.Context, request *Request) (*Response, []byte) {
	modules, problems := parse(request.Files, request.RegoVersion)
	if len(problems) > 0 {
		return &Response{Problems: sorted(problems)}, nil
	}
	if problems = unavailableBuiltins(modules, request.HostBuiltins); len(problems) > 0 {
		return &Response{Problems: sorted(append(problems, check(modules)...))}, nil
	}
	policy := &bundle.Bundle{Data: map[string]any{}}
	policy.Manifest.Init()
	for _, each := range modules {
		file := bundle.ModuleFile{URL: each.path, Path: each.path, Parsed: each.parsed, Raw: []byte(each.text)}
		policy.Modules = append(policy.Modules, file)
	}
	compiler := compile.New().WithBundle(policy).WithTarget(compile.TargetWasm).WithEntrypoints(request.Entrypoints...)
	if err := compiler.Build(ctx); err != nil {
		// The build stops at ten errors and wraps some of them.
		if problems = check(modules); len(problems) > 0 {
			return &Response{Problems: sorted(problems)}, nil
		}
		return failed(err), nil
	}
	compiled := compiler.Bundle().WasmModules
	if len(compiled) != 1 {
		return failed(errors.New("OPA's compiler made no module")), nil
	}
	return &Response{}, compiled[0].Raw
}

// check gives the problems of all files. OPA's compiler stops after the first of its stages that finds one, so the files that were right
// until then are compiled once more by themselves.
func check(modules []module) []Problem {
	var problems []Problem
	for first := true; len(modules) > 0; first = false {
		checker := newCompiler()
		if checker.Compile(byPath(modules)); !checker.Failed() {
			break
		}
		wrong := map[string]bool{}
		for _, problem := range problemsOf("", checker.Errors) {
			wrong[problem.File] = true
			// A function of a file that is left out is not missing.
			if first || !strings.HasPrefix(problem.Message, "undefined function data.") {
				problems = append(problems, problem)
			}
		}
		remaining := slices.DeleteFunc(slices.Clone(modules), func(each module) bool { return wrong[each.path] })
		if len(remaining) == len(modules) {
			break
		}
		modules = remaining
	}
	return problems
}

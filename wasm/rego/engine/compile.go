package engine

import (
	"context"
	"errors"

	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
)

// compileModule makes the same bytes as `opa build -t wasm` would of files with the same names.
func compileModule(ctx context.Context, request *Request) (*Response, []byte) {
	modules, problems := parse(request.Files, request.RegoVersion)
	if len(problems) > 0 {
		return &Response{Problems: sorted(problems)}, nil
	}
	problems = unavailableBuiltins(modules, request.HostBuiltins)
	// Checked apart from the build, which stops at ten errors and wraps some of them.
	checker := newCompiler()
	if checker.Compile(byPath(modules)); checker.Failed() {
		problems = append(problems, problemsOf("", checker.Errors)...)
	}
	if len(problems) > 0 {
		return &Response{Problems: sorted(problems)}, nil
	}
	policy := &bundle.Bundle{Data: map[string]any{}}
	policy.Manifest.Init()
	for _, each := range modules {
		file := bundle.ModuleFile{URL: each.path, Path: each.path, Parsed: each.parsed, Raw: []byte(each.text)}
		policy.Modules = append(policy.Modules, file)
	}
	compiler := compile.New().WithBundle(policy).WithTarget(compile.TargetWasm).WithEntrypoints(request.Entrypoints...)
	if err := compiler.Build(ctx); err != nil {
		return failed(err), nil
	}
	compiled := compiler.Bundle().WasmModules
	if len(compiled) != 1 {
		return failed(errors.New("OPA's compiler made no module")), nil
	}
	return &Response{}, compiled[0].Raw
}

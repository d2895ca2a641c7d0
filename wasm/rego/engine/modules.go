package engine

import (
	"cmp"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

type module struct {
	path   string
	text   string
	parsed *ast.Module
}

type parseInput struct {
	file    File
	version string
}

// inspected is what an inspection parsed, for the request that follows it: OPA changes some of the modules that it is given, so nobody gets them twice.
var inspected map[parseInput]*ast.Module

// parse reads all files, in order of their paths, and gives the problems of all of them.
func parse(files []File, version string) ([]module, []Problem) {
	known := inspected
	inspected = nil
	files = slices.SortedFunc(slices.Values(files), func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	var modules []module
	var problems []Problem
	for _, file := range files {
		parsed, err := known[parseInput{file, version}], error(nil)
		if parsed == nil {
			parsed, err = parseFile(file, version)
		}
		if err != nil {
			problems = append(problems, problemsOf(file.Path, err)...)
		} else {
			modules = append(modules, module{file.Path, file.Text, parsed})
		}
	}
	return modules, problems
}

func parseFile(file File, version string) (*ast.Module, error) {
	if version == "v0" {
		return parseAs(file, ast.RegoV0)
	}
	parsed, err := parseAs(file, ast.RegoV1)
	if err == nil || version != "auto" {
		return parsed, err
	}
	old, oldErr := parseAs(file, ast.RegoV0)
	if oldErr == nil {
		return old, nil
	}
	// The version that got further is the one that the file was written for.
	if furthest(oldErr) > furthest(err) {
		return nil, oldErr
	}
	return nil, err
}

func parseAs(file File, version ast.RegoVersion) (*ast.Module, error) {
	return ast.ParseModuleWithOpts(file.Path, file.Text, ast.ParserOptions{RegoVersion: version, ProcessAnnotation: true})
}

// furthest is the row of the first error, so that follow-up errors do not count.
func furthest(err error) int {
	row := 0
	for i, problem := range problemsOf("", err) {
		if i == 0 || problem.Row < row {
			row = problem.Row
		}
	}
	return row
}

func byPath(modules []module) map[string]*ast.Module {
	paths := make(map[string]*ast.Module, len(modules))
	for _, each := range modules {
		paths[each.path] = each.parsed
	}
	return paths
}

// newCompiler makes a compiler that reports every error, not the first ten.
func newCompiler() *ast.Compiler {
	return ast.NewCompiler().SetErrorLimit(0)
}

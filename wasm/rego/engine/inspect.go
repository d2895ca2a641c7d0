package engine

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Package is what one file says about a package; a package of two files is listed twice.
type Package struct {
	// Path is below data, with slashes: main, slipway/security/no_privileged.
	Path        string           `json:"path"`
	File        string           `json:"file"`
	Annotations *ast.Annotations `json:"annotations,omitempty"`
	Rules       []Rule           `json:"rules,omitempty"`
}

// Rule is one definition; a rule that is defined three times is listed three times.
type Rule struct {
	Name   string `json:"name"`
	Row    int    `json:"row"`
	Column int    `json:"column"`
	// Arguments is above zero for a function.
	Arguments   int                `json:"arguments,omitempty"`
	Default     bool               `json:"default,omitempty"`
	Annotations []*ast.Annotations `json:"annotations,omitempty"`
}

func inspect(request *Request) *Response {
	modules, problems := parse(request.Files, request.RegoVersion)
	if len(problems) > 0 {
		return &Response{Problems: sorted(problems)}
	}
	var parsed []*ast.Module
	inspected = map[parseInput]*ast.Module{}
	for _, each := range modules {
		parsed = append(parsed, each.parsed)
		inspected[parseInput{File{each.path, each.text}, request.RegoVersion}] = each.parsed
	}
	annotations, errs := ast.BuildAnnotationSet(parsed)
	if len(errs) > 0 {
		return &Response{Problems: sorted(problemsOf("", errs))}
	}
	response := &Response{}
	for _, each := range modules {
		response.Packages = append(response.Packages, inspectModule(each, annotations))
	}
	return response
}

func inspectModule(each module, annotations *ast.AnnotationSet) Package {
	result := Package{Path: slashed(each.parsed.Package.Path), File: each.path, Annotations: annotations.GetPackageScope(each.parsed.Package)}
	for _, rule := range each.parsed.Rules {
		described := Rule{
			Name:        rule.Head.Ref().GroundPrefix().String(),
			Row:         rule.Location.Row,
			Column:      rule.Location.Col,
			Arguments:   len(rule.Head.Args),
			Default:     rule.Default,
			Annotations: annotations.GetRuleScope(rule),
		}
		if document := annotations.GetDocumentScope(rule.Ref().GroundPrefix()); document != nil {
			described.Annotations = append(described.Annotations, document)
		}
		result.Rules = append(result.Rules, described)
	}
	return result
}

func slashed(path ast.Ref) string {
	if text, err := path.Ptr(); err == nil {
		return text
	}
	return strings.TrimPrefix(path.String(), "data.")
}

package engine

import (
	"cmp"
	"errors"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Problem is one error with its place. Row and column count from 1; a problem of the whole request has neither file nor place.
type Problem struct {
	File    string `json:"file,omitempty"`
	Row     int    `json:"row,omitempty"`
	Column  int    `json:"column,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
	// Details are OPA's lines on what was found instead.
	Details []string `json:"details,omitempty"`
}

// unsupportedBuiltin is our own code beside OPA's rego_parse_error, rego_type_error, rego_unsafe_var_error, …
const unsupportedBuiltin = "unsupported_builtin"

func problemsOf(file string, err error) []Problem {
	var list ast.Errors
	var one *ast.Error
	var evaluation *topdown.Error
	var several rego.Errors
	switch {
	case errors.As(err, &list):
		var problems []Problem
		for _, each := range list {
			problems = append(problems, ofAST(file, each))
		}
		return problems
	case errors.As(err, &one):
		return []Problem{ofAST(file, one)}
	case errors.As(err, &evaluation):
		return []Problem{located(Problem{File: file, Code: evaluation.Code, Message: evaluation.Message}, evaluation.Location)}
	case errors.As(err, &several):
		var problems []Problem
		for _, each := range several {
			problems = append(problems, problemsOf(file, each)...)
		}
		return problems
	}
	return []Problem{{File: file, Code: "error", Message: err.Error()}}
}

func ofAST(file string, err *ast.Error) Problem {
	problem := Problem{File: file, Code: err.Code, Message: err.Message}
	if err.Details != nil {
		problem.Details = err.Details.Lines()
	}
	return located(problem, err.Location)
}

func located(problem Problem, location *ast.Location) Problem {
	if location != nil {
		problem.File, problem.Row, problem.Column = location.File, location.Row, location.Col
	}
	return problem
}

// sorted orders problems by place and drops repetitions, because OPA reports some errors once per use of a rule.
func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(problems, func(a, b Problem) bool {
		return a.File == b.File && a.Row == b.Row && a.Column == b.Column && a.Message == b.Message
	})
}

package engine

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// evaluate is OPA's own evaluator: six to nine times slower here than a policy.wasm in V8, but exact. It is the yardstick of our tests.
func evaluate(ctx context.Context, request *Request) *Response {
	modules, problems := parse(request.Files, request.RegoVersion)
	if len(problems) > 0 {
		return &Response{Problems: sorted(problems)}
	}
	compiler := newCompiler()
	if compiler.Compile(byPath(modules)); compiler.Failed() {
		return &Response{Problems: sorted(problemsOf("", compiler.Errors))}
	}
	store, err := newStore(request.Data)
	if err != nil {
		return failed(err)
	}
	query, err := rego.New(rego.Query(request.Query), rego.Compiler(compiler), rego.Store(store)).PrepareForEval(ctx)
	if err != nil {
		return failed(err)
	}
	response := &Response{}
	for _, input := range request.Inputs {
		response.Results = append(response.Results, evaluateOne(ctx, query, input))
	}
	return response
}

func evaluateOne(ctx context.Context, query rego.PreparedEvalQuery, input []byte) Result {
	value, err := ast.ValueFromReader(bytes.NewReader(input))
	if err != nil {
		return unsuccessful(err)
	}
	results, err := query.Eval(ctx, rego.EvalParsedInput(value))
	if err != nil {
		return unsuccessful(err)
	}
	if len(results) == 0 {
		return Result{}
	}
	return Result{Value: results[0].Expressions[0].Value}
}

// callBuiltin calls one of OPA's builtin functions, with Rego text in and out, so that sets and large integers survive.
func callBuiltin(ctx context.Context, request *Request) *Response {
	function := topdown.GetBuiltin(request.Builtin)
	if function == nil {
		return failed(fmt.Errorf("no such builtin: %q", request.Builtin))
	}
	now := ast.NumberTerm(json.Number(strconv.FormatInt(time.Now().UnixNano(), 10)))
	call := topdown.BuiltinContext{Context: ctx, Time: now, Seed: rand.Reader, Cache: builtins.Cache{}}
	response := &Response{}
	for _, text := range request.Calls {
		response.Results = append(response.Results, callOnce(call, function, text))
	}
	return response
}

func callOnce(call topdown.BuiltinContext, function topdown.BuiltinFunc, text string) Result {
	term, err := ast.ParseTerm(text)
	if err != nil {
		return unsuccessful(err)
	}
	list, ok := term.Value.(*ast.Array)
	if !ok {
		return unsuccessful(fmt.Errorf("arguments are not an array: %s", text))
	}
	var operands []*ast.Term
	list.Foreach(func(each *ast.Term) { operands = append(operands, each) })
	result := Result{}
	err = function(call, operands, func(value *ast.Term) error {
		result.Value = value.Value.String()
		return nil
	})
	if err != nil {
		return unsuccessful(err)
	}
	return result
}

func unsuccessful(err error) Result {
	return Result{Error: &problemsOf("", err)[0]}
}

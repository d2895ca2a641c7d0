// Package engine answers the requests that the host sends to the reactor. It reads no file, no clock but for tests, and no network.
package engine

import (
	"context"
	"encoding/json"
	"fmt"
)

// File is one Rego source. Its path is only a name: it appears in problems and in the compiled module.
type File struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// Request is what the host asks for. Which fields count depends on Mode:
// compile (Files, RegoVersion, Entrypoints, HostBuiltins), inspect (Files, RegoVersion), test (Files, RegoVersion, Data, Filter),
// eval (Files, RegoVersion, Data, Query, Inputs), builtin (Builtin, Calls).
type Request struct {
	Mode string `json:"mode"`

	Files []File `json:"files"`
	// RegoVersion is v1, v0, or auto: each file by itself, v1 first.
	RegoVersion string `json:"regoVersion"`

	// Entrypoints are paths below data, with slashes: main/deny.
	Entrypoints []string `json:"entrypoints"`
	// HostBuiltins are the builtins that the host adds to those that run inside a policy.wasm.
	HostBuiltins []string `json:"hostBuiltins"`

	Data   json.RawMessage   `json:"data"`
	Query  string            `json:"query"`
	Inputs []json.RawMessage `json:"inputs"`
	// Filter is a regular expression over test names; empty runs all.
	Filter string `json:"filter"`

	Builtin string `json:"builtin"`
	// Calls are argument lists, each a Rego array: `["%v", [{1, 2}]]`.
	Calls []string `json:"calls"`
}

// Response is the answer. Problems and results never come together, except in mode eval, where each input may fail alone.
type Response struct {
	Problems []Problem    `json:"problems,omitempty"`
	Packages []Package    `json:"packages,omitempty"`
	Tests    []TestResult `json:"tests,omitempty"`
	Results  []Result     `json:"results,omitempty"`
}

// Result is a value of mode eval (JSON) or builtin (Rego text as a JSON string). Undefined results have neither field.
type Result struct {
	Value any      `json:"value,omitempty"`
	Error *Problem `json:"error,omitempty"`
}

// Run answers one JSON request with a JSON response and, in mode compile, a policy.wasm.
func Run(request []byte) ([]byte, []byte) {
	response, module := run(request)
	text, err := json.Marshal(response)
	if err != nil {
		text, _ = json.Marshal(&Response{Problems: []Problem{{Code: "internal", Message: err.Error()}}})
	}
	return text, module
}

func run(text []byte) (response *Response, module []byte) {
	// OPA's planner is known to panic on some modules (open-policy-agent/opa#5548, #6661).
	defer func() {
		if thrown := recover(); thrown != nil {
			response, module = failed(fmt.Errorf("OPA's compiler panicked: %v", thrown)), nil
		}
	}()
	var request Request
	if err := json.Unmarshal(text, &request); err != nil {
		return failed(err), nil
	}
	ctx := context.Background()
	switch request.Mode {
	case "compile":
		return compileModule(ctx, &request)
	case "inspect":
		return inspect(&request), nil
	case "test":
		return runTests(ctx, &request), nil
	case "eval":
		return evaluate(ctx, &request), nil
	case "builtin":
		return callBuiltin(ctx, &request), nil
	}
	return failed(fmt.Errorf("no such mode: %q", request.Mode)), nil
}

func failed(err error) *Response {
	return &Response{Problems: problemsOf("", err)}
}

package engine

import (
	"context"
	"regexp"

	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/util"
)

// TestResult is the outcome of one rule whose name starts with test_.
type TestResult struct {
	Package string `json:"package"`
	Name    string `json:"name"`
	// Outcome is pass, fail, skip or error.
	Outcome      string `json:"outcome"`
	File         string `json:"file"`
	Row          int    `json:"row"`
	Error        string `json:"error,omitempty"`
	Output       string `json:"output,omitempty"`
	Microseconds int64  `json:"microseconds"`
}

func runTests(ctx context.Context, request *Request) *Response {
	modules, problems := parse(request.Files, request.RegoVersion)
	if len(problems) > 0 {
		return &Response{Problems: sorted(problems)}
	}
	// The runner panics on a pattern that does not compile.
	if _, err := regexp.Compile(request.Filter); err != nil {
		return failed(err)
	}
	store, err := newStore(request.Data)
	if err != nil {
		return failed(err)
	}
	transaction, err := store.NewTransaction(ctx)
	if err != nil {
		return failed(err)
	}
	defer store.Abort(ctx, transaction)
	compiler := newCompiler().WithEnablePrintStatements(true).WithUseTypeCheckAnnotations(true)
	runner := tester.NewRunner().SetCompiler(compiler).SetStore(store).SetModules(byPath(modules)).
		CapturePrintOutput(true).SetParallel(1).Filter(request.Filter)
	results, err := runner.RunTests(ctx, transaction)
	if err != nil {
		return failed(err)
	}
	response := &Response{}
	for result := range results {
		response.Tests = append(response.Tests, describeTest(result))
	}
	return response
}

func describeTest(result *tester.Result) TestResult {
	described := TestResult{
		Package:      result.Package,
		Name:         result.Name,
		Outcome:      outcomeOf(result),
		Output:       string(result.Output),
		Microseconds: result.Duration.Microseconds(),
	}
	if result.Location != nil {
		described.File, described.Row = result.Location.File, result.Location.Row
	}
	if result.Error != nil {
		described.Error = result.Error.Error()
	}
	return described
}

func outcomeOf(result *tester.Result) string {
	switch {
	case result.Skip:
		return "skip"
	case result.Error != nil:
		return "error"
	case result.Fail:
		return "fail"
	}
	return "pass"
}

func newStore(data []byte) (storage.Store, error) {
	document := map[string]any{}
	if len(data) > 0 {
		if err := util.Unmarshal(data, &document); err != nil {
			return nil, err
		}
	}
	return inmem.NewFromObjectWithOpts(document, inmem.OptRoundTripOnWrite(false)), nil
}

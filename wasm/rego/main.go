//go:build wasip1

// Slipway's Rego reactor: OPA's parser, compiler, test runner and evaluator as a WASI module.
//
// The host writes a JSON request and reads a JSON response:
//
//	pointer := rego_request(size)     // write the request there
//	size    := rego_run()             // size of the response
//	pointer := rego_response()        // read the response here
//	pointer, size := rego_module(), rego_module_size()   // after mode compile: the policy.wasm
//
// Pointers are valid until the next rego_request. See engine.Request and engine.Response.
package main

import (
	"unsafe"

	"github.com/slipway-ci/slipway/wasm/rego/engine"
)

// Kept in globals so that the garbage collector leaves what the host reads and writes.
var request, response, module []byte

//go:wasmexport rego_request
func regoRequest(size uint32) uint32 {
	request = make([]byte, size)
	response, module = nil, nil
	return address(request)
}

//go:wasmexport rego_run
func regoRun() uint32 {
	response, module = engine.Run(request)
	request = nil
	return uint32(len(response))
}

//go:wasmexport rego_response
func regoResponse() uint32 { return address(response) }

//go:wasmexport rego_module
func regoModule() uint32 { return address(module) }

//go:wasmexport rego_module_size
func regoModuleSize() uint32 { return uint32(len(module)) }

func address(bytes []byte) uint32 {
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(bytes))))
}

func main() {}

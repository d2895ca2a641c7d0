//go:build wasip1

// Slipway's renderer: kustomize and Helm's template engine as a WASI module.
//
// The host writes a JSON request and reads the answer, whose first byte is the kind and whose rest is text:
//
//	pointer := render_request(size)   // write the request there
//	size    := render_run()           // size of the answer
//	pointer := render_answer()        // read the answer here
//
// Pointers are valid until the next render_request. See engine.Request. Files come from the host while it runs: package repository.
package main

import (
	"unsafe"

	"github.com/slipway-ci/slipway/wasm/render/engine"
)

// Kept in globals so that the garbage collector leaves what the host reads and writes.
var request, answer []byte

//go:wasmexport render_request
func renderRequest(size uint32) uint32 {
	request = make([]byte, size)
	answer = nil
	return address(request)
}

//go:wasmexport render_run
func renderRun() uint32 {
	answer = engine.Run(request)
	request = nil
	return uint32(len(answer))
}

//go:wasmexport render_answer
func renderAnswer() uint32 { return address(answer) }

func address(bytes []byte) uint32 {
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(bytes))))
}

func main() {}

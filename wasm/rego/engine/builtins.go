package engine

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// nativeBuiltins run inside a policy.wasm without the host. This is OPA's internal/compiler/wasm builtinsFunctions, which cannot be
// imported; the build script compares the two lists.
var nativeBuiltins = namesOf(
	ast.Plus, ast.Minus, ast.Multiply, ast.Divide, ast.Abs, ast.Round, ast.Ceil, ast.Floor, ast.Rem,
	ast.ArrayConcat, ast.ArrayFlatten, ast.ArrayReverse, ast.ArraySlice,
	ast.SetDiff, ast.And, ast.Or, ast.Intersection, ast.Union,
	ast.IsNumber, ast.IsString, ast.IsBoolean, ast.IsArray, ast.IsSet, ast.IsObject, ast.IsNull, ast.TypeNameBuiltin,
	ast.BitsOr, ast.BitsAnd, ast.BitsNegate, ast.BitsXOr, ast.BitsShiftLeft, ast.BitsShiftRight,
	ast.Count, ast.Sum, ast.Product, ast.Max, ast.Min, ast.Sort, ast.All, ast.Any,
	ast.Base64IsValid, ast.Base64Decode, ast.Base64Encode, ast.Base64UrlEncode, ast.Base64UrlDecode,
	ast.NetCIDRContains, ast.NetCIDROverlap, ast.NetCIDRIntersects,
	ast.Equal, ast.GreaterThan, ast.GreaterThanEq, ast.LessThan, ast.LessThanEq, ast.NotEqual,
	ast.GlobMatch,
	ast.JSONMarshal, ast.JSONUnmarshal, ast.JSONIsValid,
	ast.ObjectFilter, ast.ObjectGet, ast.ObjectKeys, ast.ObjectRemove, ast.ObjectUnion, ast.ObjectUnionN,
	ast.Concat, ast.FormatInt, ast.IndexOf, ast.Substring, ast.Lower, ast.Upper, ast.Contains, ast.StartsWith, ast.EndsWith,
	ast.StringReverse, ast.Split, ast.Replace, ast.ReplaceN,
	ast.Trim, ast.TrimLeft, ast.TrimPrefix, ast.TrimRight, ast.TrimSuffix, ast.TrimSpace,
	ast.InternalTemplateString, ast.NumbersRange, ast.ToNumber,
	ast.WalkBuiltin, ast.ReachableBuiltin,
	ast.RegexIsValid, ast.RegexMatch, ast.RegexMatchDeprecated, ast.RegexFindAllStringSubmatch,
	ast.JSONRemove, ast.JSONFilter,
	ast.Member, ast.MemberWithKey,
)

// erasedBuiltins never reach a policy.wasm: the compiler rewrites them.
var erasedBuiltins = namesOf(ast.Equality, ast.Assign, ast.Print, ast.InternalPrint, ast.RegoMetadataChain, ast.RegoMetadataRule)

func namesOf(builtins ...*ast.Builtin) []string {
	names := make([]string, len(builtins))
	for i, builtin := range builtins {
		names[i] = builtin.Name
	}
	return names
}

// unavailableBuiltins names each use of a builtin that OPA has and neither policy.wasm nor the host.
func unavailableBuiltins(modules []module, host []string) []Problem {
	unavailable := map[string]bool{}
	for _, builtin := range ast.Builtins {
		name := builtin.Name
		if !slices.Contains(nativeBuiltins, name) && !slices.Contains(erasedBuiltins, name) && !slices.Contains(host, name) {
			unavailable[name] = true
		}
	}
	var problems []Problem
	for _, each := range modules {
		ast.WalkTerms(each.parsed, func(term *ast.Term) bool {
			// The target of `with time.now_ns as …` is a plain reference, so every reference is looked at, not only calls.
			if ref, ok := term.Value.(ast.Ref); ok && unavailable[ref.String()] {
				problem := Problem{Code: unsupportedBuiltin, Message: fmt.Sprintf("the builtin function %s is not available in Slipway", ref)}
				problems = append(problems, located(problem, term.Location))
			}
			return false
		})
	}
	return problems
}

# METADATA
# title: Keys are not sorted
# description: A map of the manifest does not have its keys in alphabetical order. A matter of style; nothing depends on it.
# custom:
#   id: sorted-keys
#   severity: info
#   packs: []
#   rationale: Some teams sort keys, so that changes are easier to compare.
#   fix: Sort the keys.
#   kinds: []
#   aliases:
#     kube-linter: [sorted-keys]
package slipway.correctness.sorted_keys

deny contains {"msg": "the keys are not sorted", "path": path} if {
	some path in input.slipway.unsorted
}

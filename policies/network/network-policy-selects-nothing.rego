# METADATA
# title: NetworkPolicy selects no pods
# description: >-
#   No root renders pods of its namespace that the policy selects.
# custom:
#   id: network-policy-selects-nothing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     It protects nothing, though it looks as if it did; mostly labels were changed.
#   fix: >-
#     Correct `spec.podSelector`, or tell of the pods in `gate.external` (kind Pod, with labels).
#   kinds: [NetworkPolicy.networking.k8s.io]
#   aliases:
#     kube-linter: [dangling-networkpolicy]
#     kube-score: [networkpolicy-targets-pod]
package slipway.network.network_policy_selects_nothing

import data.slipway.lib.related

deny contains {"msg": "no pods of the namespace are selected", "path": ["spec", "podSelector"]} if {
	related.facts.pods == "none"
}

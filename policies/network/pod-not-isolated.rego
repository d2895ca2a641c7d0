# METADATA
# title: Pods are reached by everybody
# description: >-
#   No NetworkPolicy selects the pods.
# custom:
#   id: pod-not-isolated
#   severity: info
#   packs: []
#   rationale: >-
#     Every pod of the cluster can connect to them, and they can connect to everything; one that is taken over reaches all others.
#   fix: >-
#     Add a NetworkPolicy for the pods, or one that denies by default for the namespace.
#   kinds: [pods]
#   aliases:
#     kube-linter: [non-isolated-pod]
#     polaris: [missingNetworkPolicy]
#     kube-score: [pod-networkpolicy]
package slipway.network.pod_not_isolated

import data.slipway.lib.related

deny contains {"msg": "no NetworkPolicy selects the pods", "path": []} if {
	related.facts.policies.directions == []
}

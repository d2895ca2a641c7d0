# METADATA
# title: Pods are isolated in one direction only
# description: >-
#   NetworkPolicies select the pods, but none of them applies to ingress, or none to egress.
# custom:
#   id: pod-half-isolated
#   severity: info
#   packs: []
#   rationale: >-
#     Without a policy for egress, a pod that is taken over can reach everything; without one for ingress, it is reached by everybody.
#   fix: >-
#     Name both directions in `policyTypes`, with rules for what is needed.
#   kinds: [pods]
#   aliases:
#     polaris: [missingNetworkPolicy]
#     kube-score: [pod-networkpolicy]
package slipway.network.pod_half_isolated

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": []} if {
	directions := related.facts.policies.directions
	count(directions) > 0
	some direction in ["Ingress", "Egress"]
	not direction in directions
	msg := text.sentence(["no NetworkPolicy that selects the pods applies to", lower(direction)])
}

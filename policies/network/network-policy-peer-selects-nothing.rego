# METADATA
# title: NetworkPolicy allows pods that are not there
# description: >-
#   A peer of the policy's own namespace is given by labels that no pods have.
# custom:
#   id: network-policy-peer-selects-nothing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Traffic that the policy is meant to allow is denied; mostly labels were changed.
#   fix: >-
#     Correct the peer's `podSelector`, or tell of the pods in `gate.external` (kind Pod, with labels).
#   kinds: [NetworkPolicy.networking.k8s.io]
#   aliases:
#     kube-linter: [dangling-networkpolicypeer-podselector]
package slipway.network.network_policy_peer_selects_nothing

import data.slipway.lib.related

deny contains {"msg": "no pods of the namespace are meant by this peer", "path": path} if {
	some path in related.facts.peers
}

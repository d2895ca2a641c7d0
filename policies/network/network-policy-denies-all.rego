# METADATA
# title: NetworkPolicy denies a direction entirely
# description: >-
#   The policy applies to a direction (ingress or egress) of some pods and has no rule for it. A policy for all pods of a namespace is left alone: that
#   is how denying by default is written.
# custom:
#   id: network-policy-denies-all
#   severity: info
#   packs: []
#   rationale: >-
#     The pods get no traffic at all in that direction, unless another policy allows it, which is seldom what was meant.
#   fix: >-
#     Add rules for the direction, or take it out of `policyTypes`.
#   kinds: [NetworkPolicy.networking.k8s.io]
#   aliases:
#     polaris: [missingNetworkPolicy]
package slipway.network.network_policy_denies_all

import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "policyTypes"]} if {
	count(object.get(input, ["spec", "podSelector"], {})) > 0
	some direction in input.spec.policyTypes
	field := lower(direction)
	field in {"ingress", "egress"}
	not has_rules(field)
	msg := text.sentence(["all", field, "of the selected pods is denied: there is no rule for it"])
}

has_rules(field) if count(input.spec[field]) > 0

# METADATA
# title: Pods have no topology spread constraint
# description: >-
#   The pods do not say how they are to be spread over zones and nodes.
# custom:
#   id: topology-spread-missing
#   severity: info
#   packs: []
#   rationale: >-
#     The scheduler's own spreading is only a preference; zones can end up with all replicas or with none.
#   fix: >-
#     Add `topologySpreadConstraints` to the pods.
#   kinds: [servers]
#   aliases:
#     polaris: [topologySpreadConstraint]
package slipway.availability.topology_spread_missing

import data.slipway.lib.pods

deny contains {"msg": "the pods have no topology spread constraint", "path": array.concat(pods.spec_path, ["topologySpreadConstraints"])} if {
	count(pods.containers) > 0
	count([constraint | some constraint in pods.spec.topologySpreadConstraints]) == 0
}

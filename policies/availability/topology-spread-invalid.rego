# METADATA
# title: Topology spread constraint cannot work
# description: >-
#   A constraint lacks what it needs, has a value that the API server refuses, or does not mean the pods that it stands on.
# custom:
#   id: topology-spread-invalid
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Without a selector it counts no pods, so it spreads none; the rest is refused when it is applied.
#   fix: >-
#     Give each constraint a `labelSelector` that selects the pods themselves, `maxSkew` of at least 1, a `topologyKey` and `whenUnsatisfiable`.
#   kinds: [pods]
#   aliases:
#     kube-score: [pod-topology-spread-constraints]
package slipway.availability.topology_spread_invalid

import data.slipway.lib.labels
import data.slipway.lib.pods

deny contains {"msg": concat(" ", ["the topology spread constraint", problem]), "path": array.concat(pods.spec_path, ["topologySpreadConstraints", index])} if {
	some index, constraint in pods.spec.topologySpreadConstraints
	some problem in problems(constraint)
}

problems(constraint) := {problem |
	some problem, is_so in {
		"has no labelSelector": object.get(constraint, "labelSelector", null) == null,
		"has a maxSkew below 1": object.get(constraint, "maxSkew", 0) == 0,
		"has minDomains below 1": object.get(constraint, "minDomains", 1) == 0,
		"has no topologyKey": object.get(constraint, "topologyKey", "") == "",
		"has no valid whenUnsatisfiable": not_in(object.get(constraint, "whenUnsatisfiable", ""), {"DoNotSchedule", "ScheduleAnyway"}),
		"does not select the pods that it stands on": selects_others(constraint),
	}
	is_so
}

not_in(value, set) := false if value in set

else := true

default selects_others(_) := false

selects_others(constraint) if {
	is_object(constraint.labelSelector)
	is_object(own_labels)
	not labels.selects(constraint.labelSelector, own_labels)
}

own_labels := object.get(input, ["spec", "template", "metadata", "labels"], {}) if not input.kind in {"Pod", "CronJob", "PodTemplate"}

own_labels := object.get(input, ["metadata", "labels"], {}) if input.kind == "Pod"

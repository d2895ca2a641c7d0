package slipway.availability.anti_affinity_missing_test

import data.slipway.availability.anti_affinity_missing as rule

workload(affinity, namespaced) := object.union(
	{"kind": "Deployment", "spec": {"replicas": 3, "template": {"metadata": {"labels": {"app": "web"}}, "spec": affinity}}},
	namespaced,
)

required(term) := {"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}}

term := {"labelSelector": {"matchLabels": {"app": "web"}}, "topologyKey": "kubernetes.io/hostname"}

test_several_replicas_without_it_fail if {
	count(rule.deny) == 1 with input as workload({}, {})
	count(rule.deny) == 1 with input as workload({"affinity": null}, {})
}

test_autoscaled_workload_without_it_fails if {
	facts := {"autoscalers": [{"minimum": 1}]}
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {}, "slipway": {"related": facts}}
}

test_term_about_other_pods_fails if {
	count(rule.deny) == 1 with input as workload(required(object.union(term, {"labelSelector": {"matchLabels": {"app": "db"}}})), {})
	count(rule.deny) == 1 with input as workload(required(object.union(term, {"namespaces": ["other"]})), {"metadata": {"namespace": "own"}})
	count(rule.deny) == 1 with input as workload(required(object.union(term, {"topologyKey": "rack"})), {})
}

test_anti_affinity_to_itself_passes if {
	count(rule.deny) == 0 with input as workload(required(term), {})
	count(rule.deny) == 0 with input as workload(required(object.union(term, {"namespaces": ["own"]})), {"metadata": {"namespace": "own"}})
	preferred := {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 1, "podAffinityTerm": term}]}}}
	count(rule.deny) == 0 with input as workload(preferred, {})
}

test_spread_constraint_passes if {
	count(rule.deny) == 0 with input as workload({"topologySpreadConstraints": [object.union(term, {"maxSkew": 1})]}, {})
}

test_one_replica_passes if {
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {"replicas": 1}}
}

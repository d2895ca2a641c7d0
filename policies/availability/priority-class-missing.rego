# METADATA
# title: Pods have no priority class
# description: >-
#   The pods do not name a priority class.
# custom:
#   id: priority-class-missing
#   severity: info
#   packs: []
#   rationale: >-
#     When a node is full, pods without a priority are the first to be evicted and the last to be scheduled.
#   fix: >-
#     Set `priorityClassName`.
#   kinds: [pods]
#   aliases:
#     polaris: [priorityClassNotSet]
package slipway.availability.priority_class_missing

import data.slipway.lib.pods

deny contains {"msg": "the pods have no priority class", "path": array.concat(pods.spec_path, ["priorityClassName"])} if {
	count(pods.containers) > 0
	object.get(pods.spec, "priorityClassName", "") in {"", null}
}

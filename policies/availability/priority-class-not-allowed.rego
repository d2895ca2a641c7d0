# METADATA
# title: Pods have a priority class that is not on the list
# description: >-
#   The pods name a priority class that is none of the allowed ones.
# custom:
#   id: priority-class-not-allowed
#   severity: info
#   packs: []
#   rationale: >-
#     Whoever takes a high priority evicts the pods of others when nodes are full.
#   fix: >-
#     Use one of the allowed classes, or add it to the list.
#   kinds: [pods]
#   options:
#     allowed:
#       default: [system-cluster-critical, system-node-critical]
#       description: Priority classes that may be used.
#   aliases:
#     kube-linter: [priority-class-name]
package slipway.availability.priority_class_not_allowed

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(pods.spec_path, ["priorityClassName"])} if {
	name := pods.spec.priorityClassName
	is_string(name)
	trim_space(name) != ""
	not name in allowed
	msg := text.sentence(["the priority class", text.quoted(name), "is none of", text.quoted(allowed)])
}

allowed := data.slipway.options["priority-class-not-allowed"].allowed

# METADATA
# title: Pods have a priority class that is not there
# description: >-
#   No root renders the PriorityClass that the pods refer to.
# custom:
#   id: priority-class-unknown
#   severity: info
#   packs: []
#   rationale: >-
#     No pod can be created: the API server refuses pods with an unknown class.
#   fix: >-
#     Correct the name, or name the object in `gate.external`.
#   kinds: [pods]
package slipway.correctness.priority_class_unknown

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": reference.path} if {
	some reference in related.facts.missing
	reference.kind == "PriorityClass"
	msg := text.sentence(["the PriorityClass", text.quoted(reference.name), "is not there"])
}

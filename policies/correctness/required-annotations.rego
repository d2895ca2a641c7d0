# METADATA
# title: Required annotation is missing
# description: Where annotations are required, the object lacks one. Without the option nothing is found.
# custom:
#   id: required-annotations
#   severity: warning
#   packs: [recommended]
#   rationale: What relies on the annotation, such as cost reports or alerts, does not see the object.
#   fix: Add the annotation.
#   kinds: [pods, Service, Namespace]
#   options:
#     annotations:
#       default: []
#       description: Names of annotations that every object has to have.
#   aliases:
#     kube-linter: [required-annotation-email]
package slipway.correctness.required_annotations

import data.slipway.lib.text

deny contains {"msg": msg, "path": ["metadata", "annotations", key]} if {
	some key in data.slipway.options["required-annotations"].annotations
	object.get(input, ["metadata", "annotations", key], "") == ""
	msg := text.sentence(["the annotation", text.quoted(key), "is missing"])
}

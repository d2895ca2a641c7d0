# METADATA
# title: Required label is missing
# description: Where labels are required, the object lacks one. Without the option nothing is found.
# custom:
#   id: required-labels
#   severity: warning
#   packs: [recommended]
#   rationale: What relies on the label, such as cost reports or alerts, does not see the object.
#   fix: Add the label.
#   kinds: [pods, Service, Namespace]
#   options:
#     labels:
#       default: []
#       description: Names of labels that every object has to have.
#   aliases:
#     kube-linter: [required-label-owner]
package slipway.correctness.required_labels

import data.slipway.lib.text

deny contains {"msg": msg, "path": ["metadata", "labels", key]} if {
	some key in data.slipway.options["required-labels"].labels
	object.get(input, ["metadata", "labels", key], "") == ""
	msg := text.sentence(["the label", text.quoted(key), "is missing"])
}

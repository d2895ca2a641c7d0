# METADATA
# title: Label app.kubernetes.io/instance is not the name
# description: The label app.kubernetes.io/instance is missing or differs from the name of the object.
# custom:
#   id: instance-label-mismatch
#   severity: info
#   packs: []
#   rationale: Tools that group by the label show the object elsewhere. Helm uses the label for the release, so the rule suits only some conventions.
#   fix: Set the label to the name of the object.
#   kinds: [pods]
#   aliases:
#     polaris: [metadataAndInstanceMismatched]
package slipway.correctness.instance_label_mismatch

import data.slipway.lib.text

deny contains {"msg": msg, "path": ["metadata", "labels", "app.kubernetes.io/instance"]} if {
	name := object.get(input, ["metadata", "name"], "")
	instance := object.get(input, ["metadata", "labels", "app.kubernetes.io/instance"], "")
	instance != name
	msg := text.sentence(["the label app.kubernetes.io/instance is", text.quoted(instance), "and not", text.quoted(name)])
}

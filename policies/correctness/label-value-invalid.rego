# METADATA
# title: Value of a label is not valid
# description: A label of the object, or of the pods that it makes, has a value that Kubernetes does not take.
# custom:
#   id: label-value-invalid
#   severity: error
#   packs: [recommended]
#   rationale: The API server refuses the object.
#   fix: Use at most 63 letters, digits, dashes, dots and underscores, with a letter or digit at both ends.
#   kinds: []
#   covers: [schema-invalid]
#   aliases:
#     kube-score: [label-values]
package slipway.correctness.label_value_invalid

import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(path, [key])} if {
	count(invalid) > 0
	some path in [["metadata", "labels"], ["spec", "template", "metadata", "labels"], ["spec", "jobTemplate", "spec", "template", "metadata", "labels"]]
	some key, value in object.get(input, path, {})
	value in invalid
	msg := text.sentence(["the label", text.quoted(key), "has the invalid value", text.quoted(value)])
}

# Most values are there twice, so each is looked at once.
values contains value if some value in input.metadata.labels

values contains value if some value in input.spec.template.metadata.labels

values contains value if some value in input.spec.jobTemplate.spec.template.metadata.labels

invalid contains value if {
	some value in values
	not valid(value)
}

valid("")

valid(value) if {
	is_string(value)
	count(value) <= 63
	trim(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == ""
	trim(value, "-_.") == value
}

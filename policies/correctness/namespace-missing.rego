# METADATA
# title: Namespace is not there
# description: >-
#   Namespaces are rendered, but not the one that the object is in. Where no root renders any, they are made elsewhere and nothing is said.
# custom:
#   id: namespace-missing
#   severity: info
#   packs: [recommended]
#   rationale: >-
#     Nothing of it can be applied until somebody makes the namespace.
#   fix: >-
#     Render the Namespace, correct the name, or name it in `gate.external`.
#   kinds: []
package slipway.correctness.namespace_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["metadata", "namespace"]} if {
	related.facts.namespace == "missing"
	msg := text.sentence(["the namespace", text.quoted(input.metadata.namespace), "is not there"])
}

# METADATA
# title: Object is rendered twice
# description: >-
#   An earlier object of the root has the same kind, namespace and name.
# custom:
#   id: duplicate-object
#   severity: error
#   packs: [recommended]
#   rationale: >-
#     Only one of them can be in the cluster: whichever is applied last, and a GitOps engine may apply them in turn for ever.
#   fix: >-
#     Remove one of them, or give it another name.
#   kinds: []
package slipway.correctness.duplicate_object

import data.slipway.lib.related

deny contains {"msg": "the root renders another object of the same kind, namespace and name", "path": ["metadata", "name"]} if {
	related.facts.duplicate
}

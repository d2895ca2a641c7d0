# METADATA
# title: Pods mount a PersistentVolumeClaim that is not there
# description: >-
#   No root renders the PersistentVolumeClaim that the pods refer to.
# custom:
#   id: volume-claim-missing
#   severity: info
#   packs: []
#   rationale: >-
#     The pods stay Pending until somebody makes it.
#   fix: >-
#     Correct the name, or name the object in `gate.external`.
#   kinds: [pods]
package slipway.correctness.volume_claim_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": reference.path} if {
	some reference in related.facts.missing
	reference.kind == "PersistentVolumeClaim"
	msg := text.sentence(["the PersistentVolumeClaim", text.quoted(reference.name), "is not there"])
}

# METADATA
# title: Pods run as a ServiceAccount that is not there
# description: >-
#   No root renders the ServiceAccount that the pods refer to.
# custom:
#   id: service-account-missing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     No pod can be created: the workload stays empty, with an event that few look at.
#   fix: >-
#     Correct the name, or name the object in `gate.external`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [non-existent-service-account]
package slipway.correctness.service_account_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": reference.path} if {
	some reference in related.facts.missing
	reference.kind == "ServiceAccount"
	msg := text.sentence(["the ServiceAccount", text.quoted(reference.name), "is not there"])
}

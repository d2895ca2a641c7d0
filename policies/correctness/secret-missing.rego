# METADATA
# title: Pods need a Secret that is not there
# description: >-
#   No root renders the Secret that the pods refer to, or the one that is there lacks the entry. References that are optional are left out.
# custom:
#   id: secret-missing
#   severity: info
#   packs: []
#   rationale: >-
#     The pods do not start: they wait for it with CreateContainerConfigError, or for the volume. Secrets are often made outside the repository, so the
#     rule is on only where it is asked for.
#   fix: >-
#     Correct the name, mark the reference as `optional`, or name the object in `gate.external`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [env-value-from]
package slipway.correctness.secret_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": reference.path} if {
	some reference in related.facts.missing
	reference.kind == "Secret"
	msg := text.sentence(["the Secret", text.quoted(reference.name), lack(reference)])
}

lack(reference) := concat(" ", ["has no entry", text.quoted(reference.key)]) if reference.key

else := "is not there"

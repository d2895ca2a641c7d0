# METADATA
# title: Pods need a ConfigMap that is not there
# description: >-
#   No root renders the ConfigMap that the pods refer to, or the one that is there lacks the entry. References that are optional are left out.
# custom:
#   id: config-map-missing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     The pods do not start: they wait for it with CreateContainerConfigError, or for the volume.
#   fix: >-
#     Correct the name, mark the reference as `optional`, or name the object in `gate.external`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [env-value-from]
package slipway.correctness.config_map_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": reference.path} if {
	some reference in related.facts.missing
	reference.kind == "ConfigMap"
	msg := text.sentence(["the ConfigMap", text.quoted(reference.name), lack(reference)])
}

lack(reference) := concat(" ", ["has no entry", text.quoted(reference.key)]) if reference.key

else := "is not there"

# METADATA
# title: seccomp is switched off
# description: The pod or a container asks for a seccomp profile other than RuntimeDefault or Localhost.
# custom:
#   id: no-seccomp-unconfined
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: All system calls of the kernel are then open, also those that broke out of containers before.
#   fix: Set `seccompProfile.type` to RuntimeDefault, or leave it out.
#   kinds: [pods]
#   aliases:
#     pss: [seccompProfile_baseline, seccompProfile_restricted]
package slipway.security.no_seccomp_unconfined

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(context.path, ["seccompProfile", "type"])} if {
	some context in pods.security_contexts
	type := context.value.seccompProfile.type
	not type in {"RuntimeDefault", "Localhost"}
	msg := text.sentence([context.label, "asks for the seccomp profile", text.quoted(type)])
}

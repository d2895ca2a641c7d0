# METADATA
# title: Container sees an unmasked /proc
# description: The container asks for a `procMount` other than Default.
# custom:
#   id: no-unmasked-proc
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: The parts of /proc that are masked by default lead to the node. The Pod Security Standards allow it since 1.35 in a user namespace.
#   fix: Remove `procMount`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [unsafe-proc-mount]
#     polaris: [procMount]
#     pss: [procMount, procMount_restricted]
package slipway.security.no_unmasked_proc

import data.slipway.lib.pods
import data.slipway.lib.pss
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "procMount"])} if {
	not pss.relaxed_for_user_namespace
	some container in pods.all_containers
	mount := container.spec.securityContext.procMount
	mount != "Default"
	msg := text.sentence([container.label, "has /proc mounted", text.quoted(mount)])
}

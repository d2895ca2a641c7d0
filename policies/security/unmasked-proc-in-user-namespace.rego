# METADATA
# title: Container in a user namespace sees an unmasked /proc
# description: The container asks for a `procMount` other than Default, in a pod with a user namespace of its own.
# custom:
#   id: unmasked-proc-in-user-namespace
#   severity: info
#   packs: [pss-restricted]
#   rationale: The baseline of the Pod Security Standards allows it since 1.35, their restricted level does not.
#   fix: Remove `procMount`.
#   kinds: [pods]
#   aliases:
#     pss: [procMount_restricted]
package slipway.security.unmasked_proc_in_user_namespace

import data.slipway.lib.pods
import data.slipway.lib.pss
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "procMount"])} if {
	pss.relaxed_for_user_namespace
	some container in pods.all_containers
	mount := container.spec.securityContext.procMount
	mount != "Default"
	msg := text.sentence([container.label, "has /proc mounted", text.quoted(mount)])
}

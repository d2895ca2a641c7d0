# METADATA
# title: Container runs privileged
# description: A privileged container has every capability, sees all devices of the node, and is not confined by AppArmor or seccomp.
# custom:
#   id: no-privileged
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: Whoever breaks into a privileged container owns the node, and with it every pod and secret on it.
#   fix: Remove `securityContext.privileged`, and add the single capability that the program needs.
#   kinds: [pods]
#   aliases:
#     kube-linter: [privileged-container]
#     polaris: [runAsPrivileged]
#     kube-score: [container-security-context-privileged]
#     pss: [privileged]
package slipway.security.no_privileged

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.all_containers
	container.spec.securityContext.privileged == true
	msg := text.sentence([container.label, "runs privileged"])
	path := array.concat(container.path, ["securityContext", "privileged"])
}

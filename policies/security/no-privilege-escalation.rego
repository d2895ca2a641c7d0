# METADATA
# title: Container may gain privileges
# description: Unless `allowPrivilegeEscalation` is false, a process may gain more privileges than its parent, by setuid programs for instance.
# custom:
#   id: no-privilege-escalation
#   severity: warning
#   packs: [recommended, pss-restricted]
#   rationale: Setuid programs are in most base images, and they turn a foothold as an unprivileged user into root in the container.
#   fix: Set `securityContext.allowPrivilegeEscalation` to false.
#   kinds: [pods]
#   aliases:
#     kube-linter: [privilege-escalation-container]
#     polaris: [privilegeEscalationAllowed]
#     pss: [allowPrivilegeEscalation]
package slipway.security.no_privilege_escalation

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	not pods.windows
	some container in pods.all_containers
	not forbidden(container.spec)
	msg := text.sentence([container.label, "may gain privileges: allowPrivilegeEscalation is not false"])
	path := array.concat(container.path, ["securityContext", "allowPrivilegeEscalation"])
}

forbidden(container) if container.securityContext.allowPrivilegeEscalation == false

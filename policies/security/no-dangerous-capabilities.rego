# METADATA
# title: Container adds a dangerous capability
# description: The container adds a Linux capability beyond those that the Pod Security Standards' baseline allows.
# custom:
#   id: no-dangerous-capabilities
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: Capabilities such as SYS_ADMIN, NET_ADMIN or ALL let a container change the node or watch its traffic.
#   fix: Remove the capability; most programs need none but NET_BIND_SERVICE.
#   kinds: [pods]
#   options:
#     allowed:
#       default: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT]
#       description: Capabilities that containers may add.
#   aliases:
#     polaris: [dangerousCapabilities]
#     pss: [capabilities_baseline]
package slipway.security.no_dangerous_capabilities

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.all_containers
	some index, capability in container.spec.securityContext.capabilities.add
	not capability in data.slipway.options["no-dangerous-capabilities"].allowed
	msg := text.sentence([container.label, "adds the capability", text.quoted(capability)])
	path := array.concat(container.path, ["securityContext", "capabilities", "add", index])
}

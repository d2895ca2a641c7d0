# METADATA
# title: Container keeps capabilities of the runtime
# description: The container drops neither `ALL` nor each of the capabilities that container runtimes give by default.
# custom:
#   id: default-capabilities-kept
#   severity: info
#   packs: []
#   rationale: Most programs need none of them, and each helps somebody who broke in.
#   fix: Set `securityContext.capabilities.drop` to `[ALL]`.
#   kinds: [pods]
#   covers: [net-raw-kept]
#   options:
#     capabilities:
#       default:
#         [NET_ADMIN, CHOWN, DAC_OVERRIDE, FSETID, FOWNER, MKNOD, NET_RAW, SETGID, SETUID, SETFCAP, SETPCAP, NET_BIND_SERVICE, SYS_CHROOT, KILL,
#         AUDIT_WRITE]
#       description: Capabilities that have to be dropped.
#   aliases:
#     polaris: [insecureCapabilities]
package slipway.security.default_capabilities_kept

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "capabilities", "drop"])} if {
	some container in pods.containers
	dropped := {upper(name) | some name in container.spec.securityContext.capabilities.drop}
	not "ALL" in dropped
	kept := [name | some name in data.slipway.options["default-capabilities-kept"].capabilities; not name in dropped]
	count(kept) > 0
	msg := text.sentence([container.label, "keeps", format_int(count(kept), 10), "capabilities of the runtime:", concat(", ", kept)])
}

# METADATA
# title: SELinux is loosened
# description: The pod or a container asks for an SELinux type beyond those of containers, or sets the SELinux user or role.
# custom:
#   id: no-selinux-override
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: Another type, such as spc_t, takes the confinement away on nodes that use SELinux.
#   fix: Remove `seLinuxOptions`, or set only the level.
#   kinds: [pods]
#   aliases:
#     pss: [seLinuxOptions]
package slipway.security.no_selinux_override

import data.slipway.lib.pods
import data.slipway.lib.pss
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(context.path, ["seLinuxOptions", "type"])} if {
	some context in pods.security_contexts
	type := context.value.seLinuxOptions.type
	not allowed(type)
	msg := text.sentence([context.label, "asks for the SELinux type", text.quoted(type)])
}

deny contains {"msg": msg, "path": array.concat(context.path, ["seLinuxOptions", field])} if {
	fields := ["user", "role"]
	some context in pods.security_contexts
	some field in fields
	value := context.value.seLinuxOptions[field]
	value != ""
	msg := text.sentence([context.label, "sets the SELinux", field, text.quoted(value)])
}

allowed(type) if type in {"", "container_t", "container_init_t", "container_kvm_t"}

allowed("container_engine_t") if pss.at_least(31)

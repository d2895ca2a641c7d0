# METADATA
# title: Container adds a capability
# description: The container adds a capability other than NET_BIND_SERVICE.
# custom:
#   id: no-added-capabilities
#   severity: info
#   packs: [pss-restricted]
#   rationale: Every capability is a part of what root may do.
#   fix: Remove it, or listen on a port above 1023.
#   kinds: [pods]
#   covers: [no-dangerous-capabilities]
#   options:
#     allowed:
#       default: [NET_BIND_SERVICE]
#       description: Capabilities that containers may add.
#   aliases:
#     pss: [capabilities_restricted]
package slipway.security.no_added_capabilities

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "capabilities", "add", index])} if {
	not pods.windows
	some container in pods.all_containers
	some index, capability in container.spec.securityContext.capabilities.add
	not capability in data.slipway.options["no-added-capabilities"].allowed
	msg := text.sentence([container.label, "adds the capability", text.quoted(capability)])
}

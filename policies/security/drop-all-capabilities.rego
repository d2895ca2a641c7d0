# METADATA
# title: Container does not drop all capabilities
# description: The container does not have `ALL` among the capabilities that it drops.
# custom:
#   id: drop-all-capabilities
#   severity: info
#   packs: [pss-restricted]
#   rationale: The container runtime gives a dozen capabilities to every container, most of which no program needs.
#   fix: Set `securityContext.capabilities.drop` to `[ALL]`, and add NET_BIND_SERVICE where it is needed.
#   kinds: [pods]
#   covers: [net-raw-kept, default-capabilities-kept]
#   aliases:
#     pss: [capabilities_restricted]
package slipway.security.drop_all_capabilities

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "capabilities", "drop"])} if {
	not pods.windows
	some container in pods.all_containers
	not drops_all(container.spec)
	msg := text.sentence([container.label, "does not drop all capabilities"])
}

drops_all(container) if "ALL" in container.securityContext.capabilities.drop

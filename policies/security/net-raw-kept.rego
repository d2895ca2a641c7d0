# METADATA
# title: Container keeps NET_RAW
# description: The container drops neither NET_RAW nor ALL.
# custom:
#   id: net-raw-kept
#   severity: info
#   packs: []
#   rationale: With NET_RAW a program can forge packets of its neighbours, for instance answers of the DNS.
#   fix: Set `securityContext.capabilities.drop` to `[ALL]`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [drop-net-raw-capability]
package slipway.security.net_raw_kept

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "capabilities", "drop"])} if {
	some container in pods.all_containers
	not dropped(container.spec)
	msg := text.sentence([container.label, "keeps the capability NET_RAW"])
}

dropped(container) if {
	some name in container.securityContext.capabilities.drop
	name in {"NET_RAW", "ALL", "all"}
}

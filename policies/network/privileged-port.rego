# METADATA
# title: Container listens on a privileged port
# description: The container names a port below 1024.
# custom:
#   id: privileged-port
#   severity: info
#   packs: []
#   rationale: Such ports need root or a capability.
#   fix: Listen on a higher port, and let the Service have the low one.
#   kinds: [pods]
#   aliases:
#     kube-linter: [privileged-ports]
package slipway.network.privileged_port

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["ports", index, "containerPort"])} if {
	some container in pods.all_containers
	some index, port in container.spec.ports
	is_number(port.containerPort)
	port.containerPort < 1024
	port.containerPort > 0
	msg := text.sentence([container.label, "listens on the privileged port", text.quoted(port.containerPort)])
}

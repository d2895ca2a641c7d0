# METADATA
# title: Container takes a port of the node
# description: A port of the container is bound on the node itself (`hostPort`).
# custom:
#   id: no-host-port
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: The port is reachable past every Service and NetworkPolicy, and only one such pod fits on a node.
#   fix: Remove `hostPort` and publish the port with a Service.
#   kinds: [pods]
#   aliases:
#     polaris: [hostPortSet]
#     pss: [hostPorts]
package slipway.security.no_host_port

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["ports", index, "hostPort"])} if {
	some container in pods.all_containers
	some index, port in container.spec.ports
	object.get(port, "hostPort", 0) != 0
	msg := text.sentence([container.label, "takes port", text.quoted(port.hostPort), "of the node"])
}

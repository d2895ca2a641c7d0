# METADATA
# title: Port is named twice
# description: Two ports of a container are the same, or two ports of the pod have the same name.
# custom:
#   id: duplicate-port
#   severity: warning
#   packs: [recommended]
#   rationale: Which of them is meant by a Service or probe is left to chance; a server-side apply may refuse them.
#   fix: Remove one, or rename it.
#   kinds: [pods]
#   covers: [duplicate-list-item, schema-invalid]
#   aliases:
#     kube-score: [container-ports-check]
package slipway.network.duplicate_port

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["ports", index, "containerPort"])} if {
	some container in pods.containers
	count(container.spec.ports) > 1
	ports := [[port.containerPort, object.get(port, "protocol", "TCP"), object.get(port, "hostIP", ""), object.get(port, "hostPort", 0)] |
		some port in container.spec.ports
	]
	some index, port in ports
	port in array.slice(ports, 0, index)
	msg := text.sentence([container.label, "has port", text.quoted(port[0]), "twice"])
}

deny contains {"msg": msg, "path": one.path} if {
	count(names) > 1
	some index, one in names
	index > 0
	one.name in [other.name | some other in array.slice(names, 0, index)]
	msg := text.sentence(["another port of the pod has the name", text.quoted(one.name)])
}

names := [{"name": port.name, "path": array.concat(container.path, ["ports", index, "name"])} |
	some container in pods.containers
	some index, port in container.spec.ports
]

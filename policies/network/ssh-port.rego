# METADATA
# title: Container listens for SSH
# description: The container names port 22.
# custom:
#   id: ssh-port
#   severity: warning
#   packs: [recommended]
#   rationale: A way to log in goes past everything that Kubernetes knows of who may do what.
#   fix: Use `kubectl exec` or debug containers.
#   kinds: [pods]
#   aliases:
#     kube-linter: [ssh-port]
package slipway.network.ssh_port

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["ports", index, "containerPort"])} if {
	some container in pods.all_containers
	some index, port in container.spec.ports
	port.containerPort == 22
	object.get(port, "protocol", "TCP") == "TCP"
	msg := text.sentence([container.label, "listens for SSH"])
}

# METADATA
# title: Probe asks a port that the container does not name
# description: A probe asks a port that is not among the container’s `ports`.
# custom:
#   id: probe-port-not-exposed
#   severity: warning
#   packs: [recommended]
#   rationale: Most often the port is a mistake, and the pod never becomes ready or is restarted for ever.
#   fix: Correct the port, or add it to `ports`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [liveness-port, readiness-port, startup-port]
package slipway.probes.probe_port_not_exposed

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, [probe, handler, "port"])} if {
	some container in pods.all_containers
	some probe in probes
	check := container.spec[probe]
	some handler in handlers
	port := check[handler].port
	not exposed(container.spec, port)
	msg := text.sentence([container.label, "has a", probe, "of the port", text.quoted(port), "that it does not name"])
}

# Kubernetes takes TCP where nothing is said.
probes := ["livenessProbe", "readinessProbe", "startupProbe"]

handlers := ["httpGet", "tcpSocket", "grpc"]

exposed(container, port) if {
	some own in container.ports
	object.get(own, "protocol", "TCP") == "TCP"
	number := own.containerPort
	is_of(own, number, port)
}

is_of(_, number, port) if number == port

is_of(own, _, port) if own.name == port

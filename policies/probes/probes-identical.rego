# METADATA
# title: Liveness and readiness ask the same
# description: >-
#   A container's liveness probe is the same as its readiness probe.
# custom:
#   id: probes-identical
#   severity: info
#   packs: []
#   rationale: >-
#     When the program is only busy, it is restarted at once instead of being left alone for a while, which makes an overload worse.
#   fix: >-
#     Give the liveness probe a cheaper question, or leave it out.
#   kinds: [servers]
#   aliases:
#     kube-score: [pod-probes-identical]
package slipway.probes.probes_identical

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["livenessProbe"])} if {
	some container in pods.running_containers
	some handler in ["httpGet", "tcpSocket", "exec", "grpc"]
	question := container.spec.livenessProbe[handler]
	same(handler, question, container.spec.readinessProbe[handler])
	msg := text.sentence([container.label, "has a liveness probe that is the same as its readiness probe"])
}

# Headers and the like do not make it another question.
same("httpGet", one, other) if {
	object.get(one, "path", "/") == object.get(other, "path", "/")
	one.port == other.port
}

same("tcpSocket", one, other) if one.port == other.port

same("exec", one, other) if one.command == other.command

same("grpc", one, other) if one == other

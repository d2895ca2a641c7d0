# METADATA
# title: Liveness probe is missing
# description: A container whose program hangs is never restarted.
# custom:
#   id: liveness-probe-missing
#   severity: warning
#   packs: [recommended]
#   rationale: A process that is deadlocked looks alive to Kubernetes for ever.
#   fix: Add a `livenessProbe` that fails only when a restart would help, never when a dependency is down.
#   kinds: [servers]
#   aliases:
#     kube-linter: [no-liveness-probe]
#     polaris: [livenessProbeMissing]
#     kube-score: [pod-probes]
package slipway.probes.liveness_probe_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.containers
	object.get(container.spec, "livenessProbe", null) == null
	msg := text.sentence([container.label, "has no liveness probe"])
	path := array.concat(container.path, ["livenessProbe"])
}

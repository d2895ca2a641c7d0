# METADATA
# title: Readiness probe is missing
# description: Traffic is sent to the container as soon as its process runs, whether it can answer or not.
# custom:
#   id: readiness-probe-missing
#   severity: warning
#   packs: [recommended]
#   rationale: Every rollout loses requests, and a broken version replaces the working one without being noticed.
#   fix: Add a `readinessProbe` on the path or port that says whether the program can serve.
#   kinds: [servers]
#   aliases:
#     kube-linter: [no-readiness-probe]
#     polaris: [readinessProbeMissing]
#     kube-score: [pod-probes]
package slipway.probes.readiness_probe_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.containers
	object.get(container.spec, "readinessProbe", null) == null
	msg := text.sentence([container.label, "has no readiness probe"])
	path := array.concat(container.path, ["readinessProbe"])
}

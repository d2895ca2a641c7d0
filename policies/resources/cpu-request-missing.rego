# METADATA
# title: CPU request is missing
# description: The scheduler does not know how much CPU the container needs.
# custom:
#   id: cpu-request-missing
#   severity: warning
#   packs: [recommended]
#   rationale: Without a request the pod is placed on nodes that are full already, and gets the least share of the CPU there; autoscaling cannot work.
#   fix: Set `resources.requests.cpu` to what the program uses on average.
#   kinds: [pods]
#   aliases:
#     kube-linter: [unset-cpu-requirements]
#     polaris: [cpuRequestsMissing]
#     kube-score: [container-resources]
package slipway.resources.cpu_request_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.running_containers
	not requested(container.spec)

	# Kubernetes takes the limit as the request where there is none.
	not limited(container.spec)
	msg := text.sentence([container.label, "has no CPU request"])
	path := array.concat(container.path, ["resources", "requests", "cpu"])
}

requested(container) if container.resources.requests.cpu != null

limited(container) if container.resources.limits.cpu != null

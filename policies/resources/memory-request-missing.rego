# METADATA
# title: Memory request is missing
# description: The container does not say how much memory it needs.
# custom:
#   id: memory-request-missing
#   severity: warning
#   packs: [recommended]
#   rationale: Without a request the pod is placed on nodes that are full already, and is the first that is ended there.
#   fix: Set `resources.requests.memory` to what the program uses.
#   kinds: [pods]
#   aliases:
#     polaris: [memoryRequestsMissing]
#     kube-score: [container-resources]
package slipway.resources.memory_request_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["resources", "requests", "memory"])} if {
	some container in pods.running_containers
	not requested(container.spec)

	# Kubernetes takes the limit as the request where there is none.
	not limited(container.spec)
	msg := text.sentence([container.label, "has no memory request"])
}

requested(container) if container.resources.requests.memory != null

limited(container) if container.resources.limits.memory != null

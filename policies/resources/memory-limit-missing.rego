# METADATA
# title: Memory limit is missing
# description: The container may use all memory of its node.
# custom:
#   id: memory-limit-missing
#   severity: warning
#   packs: [recommended]
#   rationale: A leak in one container takes the memory of all its neighbours, and the kernel then ends processes of its own choice.
#   fix: Set `resources.limits.memory` to what the program needs at its peak.
#   kinds: [pods]
#   aliases:
#     kube-linter: [unset-memory-requirements]
#     polaris: [memoryLimitsMissing]
#     kube-score: [container-resources]
package slipway.resources.memory_limit_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.running_containers
	not limited(container.spec)
	msg := text.sentence([container.label, "has no memory limit"])
	path := array.concat(container.path, ["resources", "limits", "memory"])
}

limited(container) if container.resources.limits.memory != null

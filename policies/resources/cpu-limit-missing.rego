# METADATA
# title: CPU limit is missing
# description: The container does not say how much CPU it may use.
# custom:
#   id: cpu-limit-missing
#   severity: info
#   packs: []
#   rationale: Without a limit a container may use all CPU that is idle, which makes its speed depend on its neighbours. Many leave it out on purpose.
#   fix: Set `resources.limits.cpu`.
#   kinds: [pods]
#   aliases:
#     polaris: [cpuLimitsMissing]
#     kube-score: [container-resources]
package slipway.resources.cpu_limit_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["resources", "limits", "cpu"])} if {
	some container in pods.running_containers
	not limited(container.spec)
	msg := text.sentence([container.label, "has no CPU limit"])
}

limited(container) if container.resources.limits.cpu != null

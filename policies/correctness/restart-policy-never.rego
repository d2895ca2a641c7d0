# METADATA
# title: Pod is never restarted
# description: The restart policy of the pod is Never.
# custom:
#   id: restart-policy-never
#   severity: info
#   packs: []
#   rationale: A program that fails stays away until something makes a new pod.
#   fix: Use Always, or OnFailure for what ends.
#   kinds: [pods]
#   aliases:
#     kube-linter: [restart-policy]
package slipway.correctness.restart_policy_never

import data.slipway.lib.pods

deny contains {"msg": "the pod is never restarted", "path": array.concat(pods.spec_path, ["restartPolicy"])} if pods.spec.restartPolicy == "Never"

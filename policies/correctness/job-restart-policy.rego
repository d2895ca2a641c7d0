# METADATA
# title: Restart policy does not fit a job
# description: The pods of a Job or CronJob do not have the restart policy Never or OnFailure.
# custom:
#   id: job-restart-policy
#   severity: error
#   packs: [recommended]
#   rationale: >-
#     The API server refuses such a job: Always, the default, would never let it finish.
#   fix: Set `restartPolicy` to Never or OnFailure.
#   kinds: [Job, CronJob]
#   covers: [schema-invalid]
#   aliases:
#     kube-score: [cronjob-restartpolicy]
package slipway.correctness.job_restart_policy

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(pods.spec_path, ["restartPolicy"])} if {
	policy := object.get(pods.spec, "restartPolicy", "Always")
	not policy in {"Never", "OnFailure"}
	msg := text.sentence(["the pods of a job cannot have the restart policy", text.quoted(policy)])
}

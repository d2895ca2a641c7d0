# METADATA
# title: CronJob has no starting deadline
# description: The CronJob does not set `startingDeadlineSeconds`.
# custom:
#   id: cronjob-deadline
#   severity: info
#   packs: []
#   rationale: After more than a hundred missed starts, for instance after an outage, it is not started any more at all.
#   fix: Set `spec.startingDeadlineSeconds`.
#   kinds: [CronJob]
#   aliases:
#     kube-score: [cronjob-has-deadline]
package slipway.correctness.cronjob_deadline

deny contains {"msg": "the CronJob has no starting deadline", "path": ["spec", "startingDeadlineSeconds"]} if {
	object.get(input, ["spec", "startingDeadlineSeconds"], null) == null
}

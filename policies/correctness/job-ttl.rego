# METADATA
# title: Finished jobs are not removed as they should be
# description: A Job of its own says nothing of `ttlSecondsAfterFinished`, or a CronJob’s does, which the history limits are for.
# custom:
#   id: job-ttl
#   severity: info
#   packs: []
#   rationale: Finished Jobs and their pods stay for ever; of a CronJob both means would get in each other’s way.
#   fix: Set `spec.ttlSecondsAfterFinished` of a Job; remove it from the template of a CronJob.
#   kinds: [Job, CronJob]
#   aliases:
#     kube-linter: [job-ttl-seconds-after-finished]
package slipway.correctness.job_ttl

deny contains {"msg": "the job stays when it has finished", "path": ["spec", "ttlSecondsAfterFinished"]} if {
	input.kind == "Job"
	object.get(input, ["spec", "ttlSecondsAfterFinished"], null) == null
}

deny contains {"msg": "the history of a CronJob is kept by its limits, not by ttlSecondsAfterFinished", "path": path} if {
	input.kind == "CronJob"
	path := ["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"]
	object.get(input, path, null) != null
}

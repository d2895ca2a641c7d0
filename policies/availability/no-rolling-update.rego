# METADATA
# title: Update stops all pods before it starts new ones
# description: >-
#   The workload replaces its pods all at once, or only when they are deleted by hand.
# custom:
#   id: no-rolling-update
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Between the last old pod and the first new one that is ready, nobody answers; a bad version is not noticed before the good one is gone.
#   fix: >-
#     Leave the strategy out or set it to `RollingUpdate`. Where two versions must never run at once, waive this with that reason.
#   kinds: [Deployment, DaemonSet, StatefulSet, DeploymentConfig, DeploymentConfig.apps.openshift.io]
#   aliases:
#     kube-linter: [no-rolling-update-strategy]
#     kube-score: [deployment-strategy]
package slipway.availability.no_rolling_update

import data.slipway.lib.pods
import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", field, "type"]} if {
	not is_alone
	some field in ["strategy", "updateStrategy"]
	type := input.spec[field].type
	not type in {"RollingUpdate", "Rolling", "", null}
	msg := text.sentence(["the update strategy is", text.quoted(type), "and not RollingUpdate"])
}

# A single pod with a disk of its own cannot hand it over while it runs.
is_alone if {
	input.kind in {"Deployment", "DeploymentConfig"}
	related.replicas == 1
	some volume in pods.spec.volumes
	volume.persistentVolumeClaim
}

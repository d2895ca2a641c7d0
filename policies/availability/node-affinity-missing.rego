# METADATA
# title: Pods may run on any node
# description: >-
#   The pods say nothing about the nodes that they run on.
# custom:
#   id: node-affinity-missing
#   severity: info
#   packs: []
#   rationale: >-
#     In clusters whose nodes differ (GPU, spot, architecture), pods that do not say where they belong end up anywhere.
#   fix: >-
#     Add `affinity.nodeAffinity` to the pods.
#   kinds: [servers, Job, CronJob]
#   aliases:
#     kube-linter: [no-node-affinity]
package slipway.availability.node_affinity_missing

import data.slipway.lib.pods

deny contains {"msg": "the pods have no node affinity", "path": array.concat(pods.spec_path, ["affinity", "nodeAffinity"])} if {
	count(pods.containers) > 0
	not has_affinity
}

has_affinity if is_object(pods.spec.affinity.nodeAffinity)

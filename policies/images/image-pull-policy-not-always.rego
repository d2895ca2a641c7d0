# METADATA
# title: Image is not pulled at each start
# description: >-
#   `imagePullPolicy` is not Always.
# custom:
#   id: image-pull-policy-not-always
#   severity: info
#   packs: []
#   rationale: A node that has the image lets every pod use it, without asking whether it may, and a tag that moved is not seen.
#   fix: >-
#     Set `imagePullPolicy: Always`, or pin images by digest and leave the rule off.
#   kinds: [pods]
#   aliases:
#     polaris: [pullPolicyNotAlways]
#     kube-score: [container-image-pull-policy]
package slipway.images.image_pull_policy_not_always

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["imagePullPolicy"])} if {
	some container in pods.all_containers
	object.get(container.spec, "imagePullPolicy", "") != "Always"
	msg := text.sentence([container.label, "does not pull its image at each start"])
}

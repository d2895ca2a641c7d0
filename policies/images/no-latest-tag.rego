# METADATA
# title: Image has no fixed version
# description: The image has no tag, or one that moves, such as `latest`, and no digest. What ko will put an image in place of (`ko://…`) passes.
# custom:
#   id: no-latest-tag
#   severity: error
#   packs: [recommended]
#   rationale: Nobody knows which version runs, two nodes may run different ones, and a rollback gets the broken one again.
#   fix: Name the version, better with its digest.
#   kinds: [pods]
#   options:
#     tags:
#       default: [latest]
#       description: Tags that move.
#   aliases:
#     kube-linter: [latest-tag]
#     polaris: [tagNotSpecified]
#     kube-score: [container-image-tag]
package slipway.images.no_latest_tag

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.all_containers
	image := container.spec.image
	not contains(image, "@")
	not built_later(image)
	reason := moving(tag(image))
	msg := text.sentence([container.label, "uses the image", text.quoted(image), reason])
	path := array.concat(container.path, ["image"])
}

moving("") := "without a tag"

moving(name) := "whose tag moves" if name in data.slipway.options["no-latest-tag"].tags

# ko puts what it builds in place of the path of a Go program.
built_later(image) if startswith(image, "ko://")

# A colon before the last slash belongs to the registry's port.
tag(image) := concat(":", array.slice(pieces, 1, count(pieces))) if {
	parts := split(image, "/")
	pieces := split(parts[count(parts) - 1], ":")
}

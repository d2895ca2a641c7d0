# METADATA
# title: Image comes from a registry that is not allowed
# description: Where registries are configured, the image comes from another one. Without the option nothing is found.
# custom:
#   id: registry-not-allowed
#   severity: error
#   packs: [recommended]
#   rationale: Images from elsewhere were built and scanned by nobody you know.
#   fix: Mirror the image, or add its registry to the option.
#   kinds: [pods]
#   options:
#     registries:
#       default: []
#       description: Registries, with or without a part of the path, that images may come from.
package slipway.images.registry_not_allowed

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["image"])} if {
	count(registries) > 0
	some container in pods.all_containers
	image := container.spec.image
	not allowed(image)
	msg := text.sentence([container.label, "uses the image", text.quoted(image), "from a registry that is not allowed"])
}

registries := data.slipway.options["registry-not-allowed"].registries

allowed(image) if {
	some prefix in registries
	startswith(full(image), concat("", [trim_suffix(prefix, "/"), "/"]))
}

# As Docker reads it: the first part is a registry only where it looks like a host.
full(image) := image if has_host(image)

else := concat("", ["docker.io/", image]) if contains(image, "/")

else := concat("", ["docker.io/library/", image])

has_host(image) if {
	contains(image, "/")
	host := split(image, "/")[0]
	looks_like_host(host)
}

looks_like_host("localhost")

looks_like_host(host) if contains(host, ".")

looks_like_host(host) if contains(host, ":")

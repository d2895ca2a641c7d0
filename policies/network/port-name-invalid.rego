# METADATA
# title: Name of a port is not valid
# description: The name of a container’s port, or a service’s target port, is none that Kubernetes takes.
# custom:
#   id: port-name-invalid
#   severity: error
#   packs: [recommended]
#   rationale: The API server refuses the object.
#   fix: Use at most 15 lower case letters, digits and single dashes, with a letter among them; numbers from 1 to 65535.
#   kinds: [pods, Service]
#   covers: [schema-invalid]
#   aliases:
#     kube-linter: [invalid-target-ports]
package slipway.network.port_name_invalid

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["ports", index, "name"])} if {
	some container in pods.all_containers
	some index, port in container.spec.ports
	name := object.get(port, "name", "")
	name != ""
	not valid(name)
	msg := text.sentence([container.label, "has a port with the invalid name", text.quoted(name)])
}

deny contains {"msg": msg, "path": ["spec", "ports", index, "targetPort"]} if {
	input.kind == "Service"
	some index, port in input.spec.ports
	target := object.get(port, "targetPort", "")
	target != ""
	not valid_target(target)
	msg := text.sentence(["the target port", text.quoted(target), "is not valid"])
}

valid_target(target) if valid(target)

valid_target(target) if {
	is_number(target)
	target >= 1
	target <= 65535
}

valid(name) if {
	is_string(name)
	count(name) <= 15
	trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
	trim(name, "-") == name
	trim(name, "0123456789-") != ""
	not contains(name, "--")
}

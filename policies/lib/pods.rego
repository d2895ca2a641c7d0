# METADATA
# description: >-
#   The pod of an object that makes pods, and its containers with their paths, so that a rule is written once for a Pod, a Deployment and a CronJob.
#   Whatever is malformed is left out here and never an error; the schema check tells of it.
package slipway.lib.pods

import data.slipway.lib.text

# Where the pod's spec lies in the object; of kinds that are not Kubernetes' own, where `gate.pods` says.
spec_path := configured if {
	configured := data.slipway.pods[input.apiVersion][input.kind]
}

else := known_paths[input.kind]

known_paths := {
	"Pod": ["spec"],
	"Deployment": ["spec", "template", "spec"],
	"StatefulSet": ["spec", "template", "spec"],
	"DaemonSet": ["spec", "template", "spec"],
	"ReplicaSet": ["spec", "template", "spec"],
	"ReplicationController": ["spec", "template", "spec"],
	"DeploymentConfig": ["spec", "template", "spec"],
	"Job": ["spec", "template", "spec"],
	"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
	"PodTemplate": ["template", "spec"],
}

spec := object.get(input, spec_path, {})

# METADATA
# description: Of the pod itself, which is the template's of an object that makes pods.
metadata := object.get(input, metadata_path, {})

metadata_path := array.concat(array.slice(spec_path, 0, count(spec_path) - 1), ["metadata"])

# METADATA
# description: The security contexts of the pod and of all its containers, as {"path", "label", "value"}, those that are objects.
security_contexts := array.concat(
	[context |
		is_object(spec.securityContext)
		context := {"path": array.concat(spec_path, ["securityContext"]), "label": "the pod", "value": spec.securityContext}
	],
	[context |
		some container in all_containers
		is_object(container.spec.securityContext)
		context := {
			"path": array.concat(container.path, ["securityContext"]),
			"label": container.label,
			"value": container.spec.securityContext,
		}
	],
)

# METADATA
# scope: document
# description: A pod for Windows, where Linux's means of confinement do not exist. It is never undefined, because that would be found out anew for every rule.
default windows := false

windows if spec.os.name == "windows"

# METADATA
# description: >-
#   All containers, as {"path", "label", "spec"}: an array, because a set would hash whole containers. The label is made for messages.
all_containers := array.concat(array.concat(containers, init_containers), ephemeral_containers)

containers := listed("containers", "container")

# METADATA
# description: The containers that run as long as their pod does, which includes sidecars written as init containers.
running_containers := array.concat(containers, [container |
	some container in init_containers
	container.spec.restartPolicy == "Always"
])

init_containers := listed("initContainers", "init container")

ephemeral_containers := listed("ephemeralContainers", "ephemeral container")

listed(field, noun) := [container |
	some index, value in spec[field]
	container := {
		"path": array.concat(spec_path, [field, index]),
		"label": concat(" ", [noun, text.quoted(object.get(value, "name", index))]),
		"spec": value,
	}
]

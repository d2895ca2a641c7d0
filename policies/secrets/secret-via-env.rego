# METADATA
# title: Secret is given as an environment variable
# description: A container gets a Secret through `env` or `envFrom` instead of a mounted file.
# custom:
#   id: secret-via-env
#   severity: info
#   packs: []
#   rationale: Environment variables end up in crash reports, child processes and debug pages.
#   fix: Mount the Secret as a volume, and let the program read the file.
#   kinds: [pods]
#   aliases:
#     kube-linter: [read-secret-from-env-var]
package slipway.secrets.secret_via_env

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["env", index, "valueFrom", "secretKeyRef"])} if {
	some container in pods.all_containers
	some index, variable in container.spec.env
	variable.valueFrom.secretKeyRef
	msg := text.sentence([container.label, "gets a Secret as the environment variable", text.quoted(object.get(variable, "name", index))])
}

deny contains {"msg": msg, "path": array.concat(container.path, ["envFrom", index, "secretRef"])} if {
	some container in pods.all_containers
	some index, source in container.spec.envFrom
	source.secretRef
	msg := text.sentence([container.label, "gets all of a Secret as environment variables"])
}

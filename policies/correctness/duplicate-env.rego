# METADATA
# title: Environment variable is set twice
# description: A container names an environment variable more than once.
# custom:
#   id: duplicate-env
#   severity: error
#   packs: [recommended]
#   rationale: Only the last one counts, and a server-side apply may refuse or mix them.
#   fix: Remove all but one.
#   kinds: [pods]
#   covers: [duplicate-list-item]
#   aliases:
#     kube-linter: [duplicate-env-var]
#     kube-score: [environment-variable-key-duplication]
package slipway.correctness.duplicate_env

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["env", index])} if {
	some container in pods.all_containers
	count(container.spec.env) > 1
	names := [object.get(variable, "name", null) | some variable in container.spec.env]
	count({name | some name in names}) < count(names)
	some index, name in names
	is_string(name)
	name in array.slice(names, 0, index)
	msg := text.sentence([container.label, "sets the environment variable", text.quoted(name), "twice"])
}

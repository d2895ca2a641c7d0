# METADATA
# title: Secret is written into an environment variable
# description: An environment variable whose name says that it is a secret, or whose value is a private key, has its value in the manifest.
# custom:
#   id: env-literal-secret
#   severity: error
#   packs: [recommended]
#   rationale: Everybody who can read the repository, or the object in the cluster, can read the secret, and it stays in the history for ever.
#   fix: Keep the value in a Secret that is not committed in the clear, refer to it with `valueFrom.secretKeyRef`, and change it, because it is known now.
#   kinds: [pods]
#   covers: [secret-format]
#   options:
#     names:
#       default: [password, passwd, secret, token, apikey, api_key, access_key, private_key, credential, bearer, key_content]
#       description: Parts of names, in lower case, that say that the value is a secret.
#     harmless:
#       default:
#         [_file, _path, _dir, _name, _ref, _url, _uri, _endpoint, _type, _ttl, _timeout, _enabled, _key_id, _issuer, _audience, _expiry, _expiration,
#         _seconds, _minutes, _hours, _days, _interval, _length, _size, _limit, _count, _policy, _namespace]
#       description: Ends of names, in lower case, that say that the value only tells of a secret.
#   aliases:
#     kube-linter: [env-var-secret]
#     polaris: [sensitiveContainerEnvVar]
package slipway.secrets.env_literal_secret

import data.slipway.lib.pods
import data.slipway.lib.text

options := data.slipway.options["env-literal-secret"]

# The value is never part of the message.
deny contains {"msg": msg, "path": path} if {
	some container in pods.all_containers
	some index, variable in container.spec.env
	is_secret(variable)
	name := text.quoted(object.get(variable, "name", index))
	msg := text.sentence([container.label, "has a secret in the clear in the environment variable", name])
	path := array.concat(container.path, ["env", index, "value"])
}

is_secret(variable) if contains(variable.value, "PRIVATE KEY---")

is_secret(variable) if {
	value := variable.value
	name := lower(variable.name)
	named(name)
	not harmless(name)
	not no_value(value)
}

is_secret(variable) if {
	name := lower(variable.name)
	startswith(name, "azure_")
	endswith(name, "key")
	not no_value(variable.value)
}

named(name) if {
	some part in options.names
	contains(name, part)
}

harmless(name) if {
	some end in options.harmless
	endswith(name, end)
}

no_value(value) if trim_space(value) == ""

no_value(value) if lower(value) in {"true", "false"}

# The value of another variable, which may well come from a Secret.
no_value(value) if {
	startswith(value, "$(")
	endswith(value, ")")
}

# What an injector, an operator or a templating tool puts the secret in place of.
no_value(value) if {
	some start in ["vault:", ">>vault:", "op://", "secretref://", "secretsmanager://", "arn:aws:secretsmanager:", "arn:aws:ssm:"]
	startswith(value, start)
}

# One variable and nothing beside it: a default would be the secret itself.
no_value(value) if {
	startswith(value, "${")
	endswith(value, "}")
	not contains(value, ":")
	count(split(value, "}")) == 2
}

no_value(value) if {
	startswith(value, "ref+")
	contains(value, "://")
}

no_value(value) if {
	startswith(value, "<path:")
	endswith(value, ">")
}

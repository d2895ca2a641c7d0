package slipway.secrets.env_literal_secret_test

import data.slipway.lib.fixtures
import data.slipway.secrets.env_literal_secret as rule

fails(variable) if count(rule.deny) == 1 with input as fixtures.pod({"env": [variable]})

test_secret_with_a_value_fails if {
	every name in ["DB_PASSWORD", "githubToken", "AWS_SECRET_ACCESS_KEY", "API_KEY"] {
		fails({"name": name, "value": "hunter2"})
	}
}

test_value_is_never_part_of_the_result if {
	results := rule.deny with input as fixtures.pod({"env": [{"name": "PASSWORD", "value": "hunter2"}]})
	count(results) == 1
	not contains(json.marshal(results), "hunter2")
}

test_value_that_is_no_string_fails if {
	fails({"name": "PASSWORD", "value": 123456})
}

test_private_key_fails_under_any_name if {
	fails({"name": "PEM", "value": "-----BEGIN RSA PRIVATE KEY-----\nMIIE"})
}

test_secret_from_elsewhere_passes if {
	not fails({"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}})
	not fails({"name": "PASSWORD", "value": "$(DB_PASSWORD)"})
	not fails({"name": "PASSWORD", "value": "vault:secret/data/db#PASSWORD"})
	not fails({"name": "PASSWORD", "value": "ref+vault://secret/db#/password"})
	not fails({"name": "PASSWORD", "value": "${DB_PASSWORD}"})
	not fails({"name": "PASSWORD", "value": "<path:secret/data/db#password>"})
	not fails({"name": "PASSWORD", "value": ""})
	not fails({"name": "PASSWORD"})
}

test_secret_beside_a_variable_or_as_its_default_fails if {
	fails({"name": "PASSWORD", "value": "${DB_PASSWORD:-hunter2}"})
	fails({"name": "PASSWORD", "value": "${A}hunter2${B}"})
	fails({"name": "PASSWORD", "value": "ref+hunter2"})
}

test_variable_that_only_tells_of_a_secret_passes if {
	not fails({"name": "PASSWORD_FILE", "value": "/run/secrets/db"})
	not fails({"name": "TOKEN_AUTH", "value": "false"})
	not fails({"name": "TOKEN_EXPIRY_SECONDS", "value": "3600"})
	not fails({"name": "PORT", "value": "8080"})
}

# METADATA
# title: Names are looked up too often
# description: >-
#   `dnsConfig` does not set `ndots` to 2.
# custom:
#   id: dns-ndots-unset
#   severity: info
#   packs: []
#   rationale: With the default of 5 every name of the internet is looked up four times in vain first.
#   fix: Set the option ndots of `dnsConfig` to 2.
#   kinds: [pods]
#   options:
#     ndots:
#       default: "2"
#       description: The value that it should have.
#   aliases:
#     kube-linter: [dnsconfig-options]
package slipway.network.dns_ndots_unset

import data.slipway.lib.pods

deny contains {"msg": "ndots is not 2", "path": array.concat(pods.spec_path, ["dnsConfig", "options"])} if {
	wanted := data.slipway.options["dns-ndots-unset"].ndots
	count([1 | some option in pods.spec.dnsConfig.options; option.name == "ndots"; option.value == wanted]) == 0
}

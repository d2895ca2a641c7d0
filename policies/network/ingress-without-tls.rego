# METADATA
# title: Ingress serves without TLS
# description: >-
#   The ingress has no `tls` section.
# custom:
#   id: ingress-without-tls
#   severity: info
#   packs: []
#   rationale: >-
#     What users send, passwords and cookies too, can be read and changed on the way. Where TLS ends before the cluster, disable the rule.
#   fix: >-
#     Add `spec.tls` with the hosts and a secret, for example from cert-manager.
#   kinds: [Ingress, Ingress.networking.k8s.io]
#   aliases:
#     polaris: [tlsSettingsMissing]
package slipway.network.ingress_without_tls

deny contains {"msg": "the ingress has no TLS", "path": ["spec", "tls"]} if {
	not has_tls
}

has_tls if count(input.spec.tls) > 0

# METADATA
# title: Service has a load balancer of its own
# description: >-
#   A service of type LoadBalancer gets an address of its own, mostly a public one.
# custom:
#   id: service-exposed-load-balancer
#   severity: info
#   packs: []
#   rationale: >-
#     What is meant for the inside may be open to everybody, past ingress and its TLS; each load balancer also costs.
#   fix: >-
#     Use type ClusterIP behind an Ingress or Gateway; where it is wanted, restrict `loadBalancerSourceRanges` and waive this.
#   kinds: [Service]
#   aliases:
#     kube-linter: [exposed-services]
package slipway.network.service_exposed_load_balancer

deny contains {"msg": "the service gets a load balancer of its own", "path": ["spec", "type"]} if {
	input.spec.type == "LoadBalancer"
}

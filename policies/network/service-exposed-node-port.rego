# METADATA
# title: Service opens a port on every node
# description: A service of type NodePort can be reached on every node's address, past ingress and load balancer.
# custom:
#   id: service-exposed-node-port
#   severity: warning
#   packs: [recommended]
#   rationale: What is meant for the inside is open to everybody who reaches a node, without TLS, authentication or a fixed port.
#   fix: Use type ClusterIP behind an Ingress or Gateway, or type LoadBalancer.
#   kinds: [Service]
#   aliases:
#     kube-linter: [exposed-services]
#     kube-score: [service-type]
package slipway.network.service_exposed_node_port

deny contains {"msg": "the service opens a port on every node: type NodePort", "path": ["spec", "type"]} if {
	input.spec.type == "NodePort"
}

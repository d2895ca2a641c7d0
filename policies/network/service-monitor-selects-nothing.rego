# METADATA
# title: ServiceMonitor finds no service
# description: >-
#   No root renders a service that the monitor selects.
# custom:
#   id: service-monitor-selects-nothing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Nothing is measured, and alerts about it never fire.
#   fix: >-
#     Correct `spec.selector` and `spec.namespaceSelector`, or tell of the service in `gate.external` (kind Service, with labels).
#   kinds: [ServiceMonitor.monitoring.coreos.com]
#   aliases:
#     kube-linter: [dangling-servicemonitor]
package slipway.network.service_monitor_selects_nothing

import data.slipway.lib.related

deny contains {"msg": "no service is selected", "path": ["spec", "selector"]} if {
	related.facts.services == "none"
}

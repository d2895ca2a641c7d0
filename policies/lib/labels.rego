# METADATA
# description: Label selectors, as Kubernetes reads them. A selector that is malformed matches nothing.
package slipway.lib.labels

# Whether a LabelSelector selects something that has these labels.
selects(selector, labels) if {
	is_object(selector)
	has_all(object.get(selector, "matchLabels", {}), labels)
	every expression in listed(selector, "matchExpressions") {
		meets(expression, labels)
	}
}

# Whether labels hold every pair of a map.
has_all(wanted, labels) if {
	is_object(wanted)
	is_object(labels)
	count([key | some key, value in wanted; object.get(labels, key, null) != value]) == 0
}

meets(expression, labels) if {
	expression.operator == "In"
	labels[expression.key] in expression.values
}

meets(expression, labels) if {
	expression.operator == "NotIn"
	not object.get(labels, expression.key, null) in expression.values
}

meets(expression, labels) if {
	expression.operator == "Exists"
	labels[expression.key]
}

meets(expression, labels) if {
	expression.operator == "DoesNotExist"
	not labels[expression.key]
}

# A list below a field; what is none counts as empty.
listed(value, field) := [item | some item in value[field]]

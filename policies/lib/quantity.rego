# METADATA
# description: Kubernetes' quantities as numbers of billionths, so that "1" and "1000m" are equal. What is none is undefined.
package slipway.lib.quantity

nano(value) := value * 1000000000 if is_number(value)

nano(value) := to_number(value) * 1000000000 if {
	is_string(value)
	not suffix(value)
}

nano(value) := to_number(trim_suffix(value, end)) * factors[end] if end := suffix(value)

suffix(value) := end if {
	end := substring(value, count(value) - 2, -1)
	factors[end]
} else := end if {
	end := substring(value, count(value) - 1, -1)
	factors[end]
}

factors := {
	"n": 1,
	"u": 1000,
	"m": 1000000,
	"k": 1000000000000,
	"M": 1000000000000000,
	"G": 1000000000000000000,
	"T": 1000000000000000000000,
	"Ki": 1024000000000,
	"Mi": 1048576000000000,
	"Gi": 1073741824000000000,
	"Ti": 1099511627776000000000,
}

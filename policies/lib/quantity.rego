# METADATA
# description: Kubernetes' quantities as numbers, so that "1" and "1000m" are equal. What is none is undefined.
package slipway.lib.quantity

number(value) := value if is_number(value)

number(value) := to_number(value) if {
	is_string(value)
	not suffix(value)
}

number(value) := to_number(trim_suffix(value, end)) * factors[end] if end := suffix(value)

# The longest one first: the end of "Mi" is not "i", but that of "m" is "m".
suffix(value) := end if {
	end := substring(value, count(value) - 2, -1)
	factors[end]
} else := end if {
	end := substring(value, count(value) - 1, -1)
	factors[end]
}

factors := {
	"n": 0.000000001, "u": 0.000001, "m": 0.001,
	"k": 1000, "M": 1000000, "G": 1000000000, "T": 1000000000000, "P": 1000000000000000, "E": 1000000000000000000,
	"Ki": 1024, "Mi": 1048576, "Gi": 1073741824, "Ti": 1099511627776, "Pi": 1125899906842624, "Ei": 1152921504606846976,
}

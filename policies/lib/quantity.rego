# METADATA
# description: Kubernetes' quantities as numbers of billionths, so that "1" and "1000m" are equal. What is none is undefined.
package slipway.lib.quantity

nano(value) := value * 1000000000 if is_number(value)

nano(value) := of_text(value) if is_string(value)

of_text(value) := to_number(trim_suffix(value, "m")) * 1000000 if endswith(value, "m")

else := to_number(trim_suffix(value, "Mi")) * 1048576000000000 if endswith(value, "Mi")

else := to_number(trim_suffix(value, "Gi")) * 1073741824000000000 if endswith(value, "Gi")

else := to_number(trim_suffix(value, "Ki")) * 1024000000000 if endswith(value, "Ki")

else := to_number(trim_suffix(value, "Ti")) * 1099511627776000000000 if endswith(value, "Ti")

else := to_number(trim_suffix(value, "n")) if endswith(value, "n")

else := to_number(trim_suffix(value, "u")) * 1000 if endswith(value, "u")

else := to_number(trim_suffix(value, "k")) * 1000000000000 if endswith(value, "k")

else := to_number(trim_suffix(value, "M")) * 1000000000000000 if endswith(value, "M")

else := to_number(trim_suffix(value, "G")) * 1000000000000000000 if endswith(value, "G")

else := to_number(trim_suffix(value, "T")) * 1000000000000000000000 if endswith(value, "T")

else := to_number(value) * 1000000000

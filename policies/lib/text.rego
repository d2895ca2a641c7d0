# METADATA
# description: Text for messages. Fields of a manifest may hold anything, so nothing here is undefined for any value.
package slipway.lib.text

# A value as people read it in a message, with line breaks and control characters escaped.
quoted(value) := json.marshal(value)

sentence(parts) := concat(" ", parts)

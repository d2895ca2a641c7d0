package slipway.lib.text_test

import data.slipway.lib.text

test_control_characters_are_escaped if {
	text.quoted("a\u001b[31m") == "\"a\\u001b[31m\""
}

test_any_value_can_be_quoted if {
	every value in [null, true, 1, [], {"a": 1}] {
		text.quoted(value) != ""
	}
}

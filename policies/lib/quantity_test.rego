package slipway.lib.quantity_test

import data.slipway.lib.quantity

test_quantities_are_numbers if {
	every text, value in {"1": 1, "0.5": 0.5, "250m": 0.25, "1k": 1000, "1Ki": 1024, "1.5Gi": 1610612736, "128974848": 128974848} {
		quantity.number(text) == value
	}
	quantity.number(2) == 2
}

test_what_is_no_quantity_is_undefined if {
	every value in ["", "x", "m", "1Q", null, [], {}] {
		not quantity.number(value)
	}
}

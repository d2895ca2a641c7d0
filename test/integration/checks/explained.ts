/** What an API server refuses by rules that no schema says: names, references, one of several fields, bounds. */
export const beyondSchema =
  /Invalid value|Required value|Unsupported value|Not found|Forbidden|Duplicate value|does not match/;

/** Server-side apply cuts such a number off without a word, and then stores another one. */
export const overflow = /is out of range: an integer of 32 bits$/;

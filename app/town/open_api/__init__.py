"""The door for other systems: reading with a token, described by the same types that answer."""

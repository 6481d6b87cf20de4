"""The append-only record of everything a station does, without any I/O of its own."""

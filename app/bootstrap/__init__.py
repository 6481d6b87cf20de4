"""Puts the program together: the one place that knows all rooms."""

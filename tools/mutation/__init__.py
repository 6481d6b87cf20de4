"""Hostile bytes: mutated bundles, segments, hellos and papers, and what the program makes of them (R6, R7)."""

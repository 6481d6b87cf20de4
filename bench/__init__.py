"""Benchmarks: `./dev bench [name]` prints figures, compared within one run; nothing here passes or fails."""

"""Plain Chinese wording of problems and terms."""

"""The parts of a place's profile: one module a topic, each a struct with defaults and its pure rules."""

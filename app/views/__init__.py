"""Widgets and Qt table models: they show and report, and decide nothing."""

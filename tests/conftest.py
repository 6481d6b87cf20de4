"""What every test stands on. A room's own fixtures live in tests/<room>/conftest.py."""

import os

# Before PySide6 is loaded: tests need no screen, and look the same on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = ""
for name in ("LIANXIN_DATA", "LIANXIN_PASSWORD", "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE"):
    os.environ.pop(name, None)

from hypothesis import settings  # noqa: E402 (the environment comes first)

# Two cores and a slow disk must not turn a right answer into a failure.
settings.register_profile("desk", deadline=None, print_blob=True)
settings.load_profile("desk")


def pytest_terminal_summary(terminalreporter):
    """What tests have counted, with its seed: a green dot does not say how much was tried."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, figures in getattr(report, "user_properties", ()):
                if name == "figures" and report.when == "call":
                    terminalreporter.write_line(figures)

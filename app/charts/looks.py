"""The colours of charts: told apart by lightness too, for a grey printer and for weak eyes."""

import msgspec

Face = str


class ChartLook(msgspec.Struct, frozen=True):
    """Colours as `#RRGGBB`, and a registered face; sizes are points."""

    face: Face
    ink: str = "#1F1E1C"
    ink_soft: str = "#5C5952"
    line: str = "#DEDCD7"
    series: tuple[str, ...] = ("#9C2A22", "#1D5A96", "#C98A1B", "#20663F", "#8A867E", "#B99BC9")
    text_points: float = 11.0

    def of_series(self, number: int) -> str:
        """The colour of a series; beyond the last they begin anew."""
        return self.series[number % len(self.series)]


SCREEN_SERIES: dict[str, tuple[str, ...]] = {
    "light": ChartLook("").series,
    "dark": ("#EC978C", "#8CBEF0", "#F0CF8F", "#5FA97A", "#C3BEB4", "#B48CCB"),
    "contrast": ("#FFD83B", "#4FA8FF", "#FFFFFF", "#8CF5AE", "#9A9A9A", "#FFA199"),
}
"""The colours of series on the desk, by the palette that its person has chosen."""

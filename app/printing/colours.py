"""The few colours that all papers keep to. One accent; the rest prints well on a mono laser."""

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

INK: Colour = (0.0, 0.0, 0.0)
ACCENT: Colour = (0.612, 0.165, 0.133)  # #9C2A22
LABEL: Colour = (0.29, 0.29, 0.29)
HAIRLINE: Colour = (0.72, 0.72, 0.72)

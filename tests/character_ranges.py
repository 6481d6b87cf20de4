"""The characters that GB 18030-2022 asks for at level 3."""

# GB 18030-2022, level 3: the main block, extensions A to F, and twelve
# unified ideographs that stand among the compatibility forms.
LEVEL_3_RANGES = [
    (0x4E00, 0x9FEF),
    (0x3400, 0x4DB5),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
]
AMONG_COMPATIBILITY = [
    0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F,
    0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29,
]  # fmt: skip

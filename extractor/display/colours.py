"""Colours that also the colour-blind can tell apart: the palette of Okabe and Ito (2008, *Color Universal Design*)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ORANGE, SKY, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, VERMILION, PURPLE, GREY = "#0072B2", "#D55E00", "#CC79A7", "#808080"

ENTITY_COLOURS: Mapping[str, str] = MappingProxyType({
    "person": ORANGE,
    "country": BLUE,
    "organisation": GREEN,
    "place": PURPLE,
    "payment_system": SKY,
})  # fmt: skip
QUAD_COLOURS: Mapping[str, str] = MappingProxyType({
    "verbal_cooperation": SKY,
    "material_cooperation": BLUE,
    "verbal_conflict": ORANGE,
    "material_conflict": VERMILION,
})  # fmt: skip
PART_COLOURS: Mapping[str, str] = MappingProxyType({
    "source": SKY,
    "target": PURPLE,
    "speaker": GREEN,
    "cue": YELLOW,
})  # fmt: skip


def translucent(colour: str, alpha: float = 0.3) -> str:
    """A colour that lets the background through, and so is readable on white and on black.

    Example:
        >>> translucent("#0072B2")
        'rgba(0,114,178,0.3)'
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"

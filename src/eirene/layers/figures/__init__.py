"""Counted quantities, what they count and who counts."""

from eirene.layers.figures.finding import find_figures

__all__ = ["find_figures"]

"""Figures across reports: what a series is, and how a figure finds its own."""

from eirene.link.figures.linking import FigureLinking
from eirene.link.figures.signing import FigureSignature, Span

__all__ = ["FigureLinking", "FigureSignature", "Span"]

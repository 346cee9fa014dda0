"""What is on the table: concessions offered, asked for, agreed, refused, in force or broken."""

from eirene.layers.terms.finding import find_terms

__all__ = ["find_terms"]

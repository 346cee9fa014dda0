"""Number expressions: value, range, bound, and where they stand."""

from eirene.layers.numbers.finding import find_numbers

__all__ = ["find_numbers"]

"""Numbers in running English text: the words of a text, and where digits and number words name a value.

Shared by the layers that count (numbers) and that date (times). No parse is needed; one pass over the words.
"""

from eirene.numerals.reading import find_numerals
from eirene.numerals.words import MONEY, Numeral, Word, read_digits, split_words

__all__ = ["MONEY", "Numeral", "Word", "find_numerals", "read_digits", "split_words"]

"""A news archive made by a seed: readings of reports on invented conflicts, as many a day in every year that it grows.

Ten conflicts run side by side, each with its parties, mediators, towns and people, who are replaced in their posts. What happens
on a day is told by two to four publishers in words of their own; tolls grow and differ by who counts; terms go from demanded to
violated and round again. Some reports of agencies are reprinted, cut and added to; a few are corrected.
"""

from bench.generated.archive import archive

__all__ = ["archive"]

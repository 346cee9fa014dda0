"""Where headline, standfirst, subtitle, dateline, byline and credits of a report stand, and where its body begins."""

from eirene.layout.credits import find_credits
from eirene.layout.head import Layout, find_layout

__all__ = ["Layout", "find_credits", "find_layout"]

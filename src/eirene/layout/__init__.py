"""Where headline, standfirst, subtitle, dateline and byline of a report stand, and where its body begins."""

from eirene.layout.head import Layout, find_layout

__all__ = ["Layout", "find_layout"]

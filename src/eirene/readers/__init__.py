"""Reading a source (a file, a URL, standard input or a text at hand) into a `Report`."""

from eirene.readers.html import read_html
from eirene.readers.report import Given
from eirene.readers.source import read_source
from eirene.readers.text import read_text

__all__ = ["Given", "read_html", "read_source", "read_text"]

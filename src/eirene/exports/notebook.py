"""How a reading shows in a notebook: its page, in a frame that can reach nothing around it."""

from __future__ import annotations

from html import escape

from eirene.types import Reading

HEIGHT = 640  # pixels


def show_in_notebooks() -> None:
    """Gives `Reading` the method that notebooks ask for; here, since the nouns know no exports."""
    Reading._repr_html_ = frame_page  # type: ignore[attr-defined]


def frame_page(reading: Reading) -> str:
    """The page of a reading as an HTML fragment: a sandboxed frame that holds the whole page."""
    from eirene.exports.page import write_page  # the templates are needed for this alone

    page = escape(write_page(reading), quote=True)
    style = f"width:100%;height:{HEIGHT}px;border:1px solid #8885;border-radius:6px"
    return f'<iframe sandbox="allow-scripts" srcdoc="{page}" style="{style}" title="Reading"></iframe>'

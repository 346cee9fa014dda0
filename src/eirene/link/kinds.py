"""The kinds of facts that are linked, in the order in which they are: each names clusters of those before it."""

from __future__ import annotations

from typing import Any

from eirene.link.actors import ActorLinking
from eirene.link.events import EventLinking
from eirene.link.figures import FigureLinking
from eirene.link.linking import Linking
from eirene.link.processes import ProcessLinking

LINKINGS: dict[str, Linking[Any]] = {
    "actor": ActorLinking(),
    "process": ProcessLinking(),
    "event": EventLinking(),
    "figure": FigureLinking(),
}
TABLES = {"actor": "actors", "process": "processes", "event": "events", "figure": "figures"}

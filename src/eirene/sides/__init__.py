"""The sides of the talks that a report has in mind when it says "the parties", and those who mediate between them."""

from eirene.sides.bodies import Bodies, bodies_of
from eirene.sides.mediators import find_mediators
from eirene.sides.parties import find_lone_party, find_parties

__all__ = ["Bodies", "bodies_of", "find_lone_party", "find_mediators", "find_parties"]

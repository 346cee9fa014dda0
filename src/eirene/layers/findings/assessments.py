"""Where speakers in one report differ on the prospects of the talks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc

from eirene.types import Assessment, Finding, FindingKind, Statement

ORDER = (Assessment.POSITIVE, Assessment.CAUTIOUS, Assessment.NEGATIVE)


def check_assessments(doc: Doc) -> Iterator[Finding]:
    """One finding when speakers rate the talks' prospects differently; anchored on one statement a speaker and rating."""
    seen: dict[tuple[Assessment, str], Statement] = {}
    ratings: dict[str, set[Assessment]] = defaultdict(set)
    for statement in doc._.statements:
        if statement.assessment and statement.speaker:
            seen.setdefault((statement.assessment, statement.speaker), statement)
            ratings[statement.speaker].add(statement.assessment)
    if len(ratings) < 2 or len({frozenset(r) for r in ratings.values()}) < 2:
        return
    ordered = sorted(seen.items(), key=lambda item: (ORDER.index(item[0][0]), item[1].content))
    told = {rating: [speaker for (given, speaker), _ in ordered if given is rating] for rating in ORDER}
    note = "; ".join(f"{', '.join(speakers)} {rating}" for rating, speakers in told.items() if speakers)
    yield Finding(FindingKind.ASSESSMENTS_DIFFER, tuple(s.content for _, s in ordered), note)

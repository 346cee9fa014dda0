"""What the analyst can edit: event types, measures, terms, sectors and cues, as YAML in data/codebook."""

from eirene.codebook.loading import Codebook, Entry

__all__ = ["Codebook", "Entry"]

"""Running the language model: texts in, spaCy Docs with UD parse, names, PropBank roles and attributions out."""

from eirene.annotations import Argument, Attribution, Predicate, register_extensions
from eirene.model.model import Model

register_extensions()

__all__ = ["Argument", "Attribution", "Model", "Predicate"]

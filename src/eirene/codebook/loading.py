"""Reading and validating codebook files: YAML in, typed entries out, errors with file, line and field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from eirene.codebook.source import Source
from eirene.errors import CodebookError
from eirene.settings import DATA

PACKAGED = DATA / "codebook"
EXTENDS = "extends"  # in an entry of the user's: what it gives is added to the entry of that name
# What pydantic finds wrong, in words for people who write YAML.
_WORDINGS = {
    "missing": "it is missing",
    "tuple_type": "it must be a list: [one, two]",
    "list_type": "it must be a list: [one, two]",
    "frozen_set_type": "it must be a list: [one, two]",
    "string_type": "it must be words; put yes, no, on, off and numbers in quotes",
    "dict_type": "it must be fields with values",
    "model_type": "it must be fields with values",
    "model_attributes_type": "it must be fields with values",
    "bool_type": "it must be true or false",
    "bool_parsing": "it must be true or false",
}


class Entry(BaseModel):
    """One thing the codebook defines; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str


E = TypeVar("E", bound=Entry)
Place = tuple[int | str, ...]  # the way to a part of a file: fields and places in lists
Origin = tuple[Source, Place]  # where an entry stands


class Codebook:
    """The packaged codebook plus the user's folder, which adds entries and overrides or extends those of the same name.

    A codebook is immutable and hashable by identity, so that layers can cache what they compile from it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None:
            _check_folder(folder)
        self.folders = (PACKAGED,) if folder is None else (PACKAGED, folder)
        self._entries: dict[str, dict[str, Any]] = {}
        self._origins: dict[tuple[str, str], Origin] = {}

    def entries(self, kind: str, schema: type[E]) -> dict[str, E]:
        """All entries of a kind (the name of a folder), by name in file order: the user's new ones first, overrides in place."""
        if kind not in self._entries:
            found: dict[str, E] = {}
            for folder in self.folders:
                read = _read_kind(folder / kind, schema, found)
                self._origins |= {(kind, name): origin for name, (_, origin) in read.items()}
                own = {name: entry for name, (entry, _) in read.items()}
                found = {name: entry for name, entry in own.items() if name not in found} | found | own
            self._entries[kind] = found
        return self._entries[kind]

    def error(self, kind: str, name: str, place: Place, message: str) -> CodebookError:
        """What is wrong with an entry that was read, with file, line and field, to raise.

        `place` leads to the field: `("patterns", 3, "mode")`.
        """
        source, own = self._origins[kind, name]
        return source.error((*own, *place), _field(place), message)


def kinds() -> list[str]:
    """The kinds of entries that the packaged codebook holds."""
    return sorted(path.name for path in PACKAGED.iterdir() if path.is_dir())


def _check_folder(folder: Path) -> None:
    """Raises CodebookError for a folder in which something would be silently passed over."""
    if not folder.is_dir():
        raise CodebookError(f"{folder}: no such codebook folder; give a folder with {', '.join(kinds())} inside")
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith((".", "_")):
            if path.name not in kinds():
                raise CodebookError(f"{path}: {path.name!r} is no kind of entry; known are {', '.join(kinds())}")
            for file in sorted(path.iterdir()):
                if file.suffix == ".yml":
                    raise CodebookError(f"{file}: codebook files end in .yaml; rename it to {file.stem}.yaml")
        elif path.suffix in {".yaml", ".yml"}:
            raise CodebookError(f"{path}: it lies in no folder that says its kind; move it to one of {', '.join(kinds())}")


def _read_kind(folder: Path, schema: type[E], known: Mapping[str, E]) -> dict[str, tuple[E, Origin]]:
    """The entries of one folder of one kind, with where they stand; those that extend a known entry come back whole."""
    found: dict[str, tuple[E, Origin]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry, (source, place) in read_entries(path, schema, known):
            if entry.name in found:
                other = found[entry.name][1][0].path
                raise source.error((*place, "name"), "name", f"{entry.name!r} is defined already, in {other}")
            found[entry.name] = entry, (source, place)
    return found


def read_entries(path: Path, schema: type[E], known: Mapping[str, E]) -> Iterator[tuple[E, Origin]]:
    """The entries of one file, each with its place in it: a mapping is one entry, a list several."""
    source = Source(path)
    several = isinstance(source.data, list)
    for index, item in enumerate(source.data if several else [source.data]):
        place: Place = (index,) if several else ()
        try:
            yield schema.model_validate(_extended(item, known, source, place)), (source, place)
        except ValidationError as error:
            first = error.errors()[0]
            message = _wording(first["type"], first["msg"], schema, first["loc"])
            raise source.error((*place, *first["loc"]), _field(first["loc"]), message) from error


def _field(place: Place) -> str:
    """The name of a field: the words on the way to it."""
    return ".".join(step for step in place if isinstance(step, str)) or "entry"


def _extended(item: Any, known: Mapping[str, E], source: Source, place: Place) -> Any:
    """The fields of an entry; where it extends a known one, its words come first and that one's after them."""
    if not isinstance(item, dict) or EXTENDS not in item:
        return item
    own = {field: value for field, value in item.items() if field != EXTENDS}
    base = known.get(str(own.get("name")))
    if item[EXTENDS] is not True:
        raise source.error((*place, EXTENDS), EXTENDS, "it must be true, or be left out")
    if base is None:
        raise source.error((*place, EXTENDS), EXTENDS, f"there is no entry {own.get('name')!r} to extend")
    fields = base.model_dump(by_alias=True)
    return fields | {field: _joined(value, fields.get(field)) for field, value in own.items()}


def _joined(own: Any, base: Any) -> Any:
    """One field of an extended entry: lists and mappings grow, anything else is replaced."""
    if isinstance(own, list) and isinstance(base, (list, tuple, frozenset)):
        return [*own, *base]
    if isinstance(own, dict) and isinstance(base, dict):
        return base | own
    return own


def _wording(kind: str, message: str, schema: type[Entry], place: Place) -> str:
    """What is wrong and what to write instead."""
    if kind == "extra_forbidden":
        return f"there is no such field; {_fields(schema, place)}"
    return _WORDINGS.get(kind, message[:1].lower() + message[1:])


@cache
def _fields(schema: type[Entry], place: Place) -> str:
    """The fields that an entry may have; for those of a part of it, where to look."""
    if len(place) > 1:
        return "see docs/codebook.md for the fields"
    names = [field.alias or name for name, field in schema.model_fields.items()]
    return f"known are {', '.join(names)}"

"""Reading and validating codebook files: YAML in, typed entries out, errors with file, line and field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from eirene.errors import CodebookError
from eirene.settings import DATA

PACKAGED = DATA / "codebook"


class Entry(BaseModel):
    """One thing the codebook defines; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str


E = TypeVar("E", bound=Entry)


class Codebook:
    """The packaged codebook plus the user's folder, which adds entries and overrides those of the same name.

    A codebook is immutable and hashable by identity, so that layers can cache what they compile from it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None and not folder.is_dir():
            raise CodebookError(f"{folder}: no such codebook folder; give a folder with {', '.join(kinds())} inside")
        self.folders = (PACKAGED,) if folder is None else (PACKAGED, folder)
        self._entries: dict[str, dict[str, Any]] = {}

    def entries(self, kind: str, schema: type[E]) -> dict[str, E]:
        """All entries of a kind (the name of a folder), by name in file order; an override replaces in place."""
        if kind not in self._entries:
            found: dict[str, Any] = {}
            for folder in self.folders:
                for path in sorted((folder / kind).glob("*.yaml")):
                    for entry in read_entries(path, schema):
                        found[entry.name] = entry
            self._entries[kind] = found
        return self._entries[kind]


def kinds() -> list[str]:
    """The kinds of entries that the packaged codebook holds."""
    return sorted(path.name for path in PACKAGED.iterdir() if path.is_dir())


def read_entries(path: Path, schema: type[E]) -> Iterator[E]:
    """The entries of one file: a mapping is one entry, a list several."""
    try:
        source = path.read_text(encoding="utf-8")
        node = yaml.compose(source, Loader=yaml.SafeLoader)
        data = yaml.safe_load(source)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError(f"{path}: not readable as YAML: {error}") from error
    several = isinstance(data, list)
    for index, item in enumerate(data if several else [data]):
        try:
            yield schema.model_validate(item)
        except ValidationError as error:
            first = error.errors()[0]
            place = (index, *first["loc"]) if several else first["loc"]
            field = ".".join(str(part) for part in first["loc"]) or "entry"
            raise CodebookError(f"{path}:{_line(node, place)}: {field}: {first['msg']}") from error


def _line(node: yaml.Node | None, place: Sequence[int | str]) -> int:
    """The 1-based line of the deepest node on the way to a place."""
    line = node.start_mark.line if node else 0
    for step in place:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            child = next((value for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            child = node.value[step]
        if child is None:
            break
        node, line = child, child.start_mark.line
    return line + 1

"""A codebook file as YAML nodes with their lines: plain data alone, of stated size and depth, errors with file and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from eirene.errors import CodebookError

LARGEST = 1_000_000  # bytes of one file
DEEPEST = 20  # lists and mappings inside each other
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Source:
    """One YAML file: its `data`, and the line on which any part of it stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        text = self._read()
        try:
            self._refuse_bombs(text)
            loader = _Loader(text)
            node = loader.get_single_node()
            if node is None:
                raise self.error((), "", "the file is empty; give an entry with a name, or delete the file")
            self._node: yaml.Node = node
            self._refuse_doubles(node)
            self.data: Any = loader.construct_document(node)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise CodebookError(f"{path}:{line}: this is no proper YAML: {error.problem or error.context}") from error
        except (yaml.YAMLError, ValueError) as error:  # a character or a value that YAML does not take
            raise CodebookError(f"{path}: this is no proper YAML: {' '.join(str(error).split())}") from error

    def line(self, place: Sequence[int | str]) -> int:
        """The 1-based line of the deepest part on the way to a place such as `("patterns", 0, "verbs")`."""
        node = getattr(self, "_node", None)
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

    def error(self, place: Sequence[int | str], field: str, message: str) -> CodebookError:
        """An error at a place of the file, to raise."""
        return CodebookError(f"{self.path}:{self.line(place)}: {field + ': ' if field else ''}{message}")

    def _read(self) -> str:
        try:
            with self.path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            raise CodebookError(f"{self.path}: it cannot be read ({error.strerror}); check the file") from error
        if len(data) > LARGEST:
            raise CodebookError(f"{self.path}: larger than {LARGEST:,} bytes; a codebook file holds a few entries")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise CodebookError(f"{self.path}:{line}: the text is not UTF-8; save the file as UTF-8") from error

    def _refuse_bombs(self, text: str) -> None:
        """Refuses what makes a small file large in memory, or too deep to be read."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise CodebookError(f"{self.path}:{line}: anchors and aliases (& and *) are not read; write the words out")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise CodebookError(f"{self.path}:{line}: more than {DEEPEST} lists or mappings inside each other")

    def _refuse_doubles(self, node: yaml.Node) -> None:
        """Refuses a field that is given twice, of which YAML would silently drop one."""
        if isinstance(node, yaml.SequenceNode):
            for child in node.value:
                self._refuse_doubles(child)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, child in node.value:
                if key.value in seen if isinstance(key.value, str) else True:
                    name = key.value if isinstance(key.value, str) else "field"
                    message = "it is given twice" if isinstance(key.value, str) else "a field's name must be a word"
                    raise CodebookError(f"{self.path}:{key.start_mark.line + 1}: {name}: {message}")
                seen.add(key.value)
                self._refuse_doubles(child)

"""Every choice of the recipe in one place."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def data_dir() -> Path:
    """The folder of training data: $EIRENE_DATA, or ../shared/data beside the repository."""
    return Path(os.environ.get("EIRENE_DATA", ROOT.parent / "shared" / "data"))


@dataclass(frozen=True)
class Stage:
    """How long and how fast one stage of training runs, what each head's loss weighs in it, how many layers stay as they are."""

    epochs: float
    encoder_rate: float
    head_rate: float
    warm_up: float
    average_decay: float
    weights: dict[str, float]
    frozen: int = 0


_WEIGHTS = {
    "upos": 0.5, "feats": 0.5, "lemma": 0.4, "arc": 1.0, "label": 0.7, "names": 0.8,
    "predicate": 0.4, "sense": 0.15, "roles": 1.5, "cue": 0.4, "attribution": 0.4, "mention": 0.4,
}  # fmt: skip


@dataclass(frozen=True)
class Config:
    """Recipe of one training run: the full training from the encoder, then a refinement with names and roles weighted up."""

    data: Path = field(default_factory=data_dir)
    out: Path = ROOT / "src" / "eirene" / "data" / "model"
    work: Path = ROOT / "build" / "training"
    exact: Path = ROOT / "build" / "training" / "fp32"
    full: Stage = Stage(15.7, 1e-4, 1e-3, 0.06, 0.998, _WEIGHTS)
    refinement: Stage = Stage(3.0, 5e-5, 5e-4, 0.02, 0.996, _WEIGHTS | {"names": 2.0, "roles": 2.5}, frozen=3)
    blend: tuple[float, float, float] = (0.5, 0.2, 0.3)  # shares of the weights before, half-way through and after the refinement
    minutes: float | None = None  # with a value, a stage ends after so long at the latest, its rates falling accordingly
    seed: int = 20250711
    threads: int = 2
    pieces_per_batch: int = 1400
    weight_decay: float = 0.01
    clip: float = 2.0
    bf16: bool = True
    dropout: float = 0.12
    head_dropout: float = 0.3
    upper_case: float = 0.02
    lower_case: float = 0.03
    title_case: float = 0.03
    swap_names: float = 0.45
    masked_pieces: float = 0.04  # word pieces hidden from the network, so that it leans on the context
    repeat: dict[str, int] = field(default_factory=lambda: {"crossner": 4, "re3d": 3})

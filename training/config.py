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
class Config:
    """Recipe of one training run."""

    data: Path = field(default_factory=data_dir)
    out: Path = ROOT / "src" / "eirene" / "data" / "model"
    work: Path = ROOT / "build" / "training"
    epochs: float = 15.7
    minutes: float | None = None  # with a value: train that long instead, whatever the number of epochs
    seed: int = 20250711
    threads: int = 2
    pieces_per_batch: int = 1400
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    clip: float = 2.0
    average_decay: float = 0.998
    bf16: bool = True
    dropout: float = 0.1
    head_dropout: float = 0.25
    upper_case: float = 0.02
    lower_case: float = 0.03
    title_case: float = 0.03
    swap_names: float = 0.25
    repeat: dict[str, int] = field(default_factory=lambda: {"crossner": 4, "re3d": 3, "wnut17": 1, "masc": 1, "gum": 1, "ewt": 1})
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "upos": 0.5,
            "feats": 0.5,
            "lemma": 0.4,
            "arc": 1.0,
            "label": 0.7,
            "names": 0.8,
            "predicate": 0.4,
            "sense": 0.15,
            "roles": 1.5,
            "cue": 0.4,
            "attribution": 0.4,
            "mention": 0.4,
        }
    )

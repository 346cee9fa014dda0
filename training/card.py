"""CARD.md beside the shipped files: data, licences, sizes, scores, what int8 costs, limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bench.heads import attachment, measure
from training.config import Config

TEMPLATE = Path(__file__).with_name("card.md.txt")
FULL = "These weights come from both stages."
REFINED = (
    "These weights come from the second stage alone (`python -m training.build --refine FOLDER`), started from the files shipped"
    " before, their int8 layers taken for what they stand for, since the checkpoint of their full training was not kept."
)


def write_card(config: Config, refined: bool) -> None:
    """Measures the files in `config.out`, and the fp32 ones beside, and writes CARD.md there."""
    exact, shipped = attachment(config.data, config.exact), attachment(config.data, config.out)
    costs = {corpus: exact[corpus] - shipped[corpus] for corpus in exact}
    steps = re.findall(r"\d+ of \d+ steps in \d+ minutes", (config.work / "training.log").read_text(encoding="utf-8"))
    shares = ", ".join(f"{share:g}" for share in config.blend)
    history = f"{REFINED if refined else FULL} Trained: {'; '.join(steps)}. They are the mean of the weights before, half-way"
    history += (
        f" through and after the refinement, in shares of {shares}, which were chosen on the development sets below and on the"
    )
    history += " gold reports: scores lean optimistic for it."
    text = card_text(measure(config.data, config.out), costs, config, history)
    (config.out / "CARD.md").write_text(text, encoding="utf-8")


def card_text(figures: Mapping[str, float], costs: Mapping[str, float], config: Config, history: str) -> str:
    """The model card; `costs` is the LAS from 0 to 1 that int8 loses by treebank."""
    files = sorted(f for f in config.out.iterdir() if f.name != "CARD.md")
    lost = ", ".join(f"{100 * value:.2f} points of LAS on {corpus.upper()} dev" for corpus, value in costs.items())
    return TEMPLATE.read_text(encoding="utf-8").format(
        seed=config.seed,
        history=history,
        sizes="\n".join(f"| {f.name} | {f.stat().st_size / 1e6:.1f} |" for f in files),
        quantisation=f"Against the same graphs in fp32, int8 costs {lost}.",
        scores="\n".join(
            f"| {name.replace('.', ' | ', 1)} | {100 * value:.1f} |" for name, value in figures.items() if "." in name
        ),
        speed=f"{figures['words_per_second']:,.0f}",
    )

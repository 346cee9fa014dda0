"""The training loop: one optimiser, weighted losses of all heads, averaged weights."""

from __future__ import annotations

import copy
import logging
import math
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.config import Config, Stage
from training.dataset import MASK, Loader
from training.network import Network

log = logging.getLogger("training")


def _mean_ce(logits: Tensor, gold: Tensor) -> Tensor | None:
    keep = gold != MASK
    if not bool(keep.any()):
        return None
    return functional.cross_entropy(logits[keep].float(), gold[keep])


def _yes_no(logits: Tensor, gold: Tensor) -> Tensor | None:
    keep = gold >= 0
    if not bool(keep.any()):
        return None
    return functional.binary_cross_entropy_with_logits(logits[keep].float(), gold[keep])


def losses(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every head that the batch has labels for."""
    out = network.words(batch["ids"], batch["casing"], batch["first"], batch["mask"])
    result: dict[str, Tensor | None] = {name: _mean_ce(out[name], batch[name]) for name in ("upos", "feats", "lemma", "mention")}
    rooted = functional.pad(batch["word_mask"], (1, 0), value=True)
    arc = out["arc"].float().masked_fill(~rooted[:, None, :], -1e4)
    result["arc"] = _mean_ce(arc, batch["heads"])
    known = (batch["heads"] != MASK) & (batch["deps"] != MASK)
    if bool(known.any()):
        b, i = known.nonzero(as_tuple=True)
        scores = network.label_scores(out["label_dependent"][b, i].float(), out["label_head"][b, batch["heads"][b, i]].float())
        result["label"] = functional.cross_entropy(scores, batch["deps"][b, i])
    names = network.in_dialect(out["names"].float(), out["named"].float(), batch["dialect"])
    free = batch["names"].all(-1) | ~batch["word_mask"]
    if not bool(free.all()):
        allowed = names.masked_fill(~batch["names"], -1e4).logsumexp(-1)
        result["names"] = (names.logsumexp(-1) - allowed)[~free].mean()
    result["predicate"] = _yes_no(out["predicate"], batch["predicate"])
    result["cue"] = _yes_no(out["cue"], batch["cue"])
    if len(batch["at"]):
        result |= _pair_losses(network, batch, out, arc)
    return {k: v for k, v in result.items() if v is not None}


def _pair_losses(network: Network, batch: dict[str, Tensor], out: dict[str, Tensor], arc: Tensor) -> dict[str, Tensor | None]:
    s, at = batch["sentence"], batch["at"]
    probability = arc.detach().softmax(-1)[s]
    p = torch.arange(len(at))
    arcs = torch.stack([probability[p, :, at + 1], probability[p, at, 1:]], -1)
    logits = network.pairs(out["token"][s], out["anchor"][s, at], arcs, at, batch["kinds"], mask=batch["word_mask"][s])
    gold = batch["roles"].masked_fill(~batch["word_mask"][s], MASK)
    role = batch["kinds"] == 0
    result: dict[str, Tensor | None] = {
        "roles": _mean_ce(logits[role], gold[role]),
        "attribution": _mean_ce(logits[~role], gold[~role]),
    }
    keep = batch["sense"] != MASK
    if bool(keep.any()):
        options = batch["options"][keep]
        valid = options.clamp(min=0)
        scores = (network.senses(valid) * out["sense"][s, at][keep].float()[:, None]).sum(-1)
        scores = (scores + network.sense_bias[valid]).masked_fill(options < 0, -1e4)
        result["sense"] = functional.cross_entropy(scores, batch["sense"][keep])
    return result


def train(network: Network, loader: Loader, config: Config, stage: Stage, checkpoint: Path) -> Network:
    """The averaged network after a stage of training; also kept at `checkpoint`, now and then, and beside it half-way through."""
    rng = random.Random(config.seed)
    _freeze(network, stage.frozen)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inside]
    limit = math.inf if config.minutes is None else 60 * config.minutes
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": stage.encoder_rate}, {"params": heads, "lr": stage.head_rate}],
        betas=(0.9, 0.98), weight_decay=config.weight_decay, fused=True,
    )  # fmt: skip
    per_epoch = len([1 for _ in loader.epoch(random.Random(1))])
    total = int(per_epoch * stage.epochs)
    warm = max(1, int(total * stage.warm_up))
    average = copy.deepcopy(network).eval()
    log.info("steps per epoch %d, total %d, pieces per epoch %d", per_epoch, total, loader.pieces_per_epoch())
    step, began = 0, time.time()
    sums: dict[str, list[float]] = defaultdict(list)
    network.train()
    done = 0.0
    while done < 1.0:
        for batch in loader.epoch(rng):
            factor = min(1.0, (step + 1) / warm) * max(0.01, 1.0 - done)
            for group, rate in zip(optimiser.param_groups, (stage.encoder_rate, stage.head_rate), strict=True):
                group["lr"] = rate * factor
            with torch.autocast("cpu", torch.bfloat16, enabled=config.bf16):
                parts = losses(network, batch)
            loss = torch.stack([stage.weights[k] * v for k, v in parts.items()]).sum()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(encoder + heads, config.clip)
            optimiser.step()
            for k, v in parts.items():
                sums[k].append(float(v.detach()))
            step += 1
            so_far, done = done, max(step / total, (time.time() - began) / limit)
            if step % 4 == 0:
                _average(average, network, min(stage.average_decay, step / (step + 10)) ** 4)
            if step % 50 == 0:
                mean = " ".join(f"{k}={sum(v) / len(v):.3f}" for k, v in sums.items())
                log.info("step %d (%.1f%%) %.0fs %s", step, 100 * done, time.time() - began, mean)
                sums.clear()
            if step % 100 == 0 or done >= 1.0:
                torch.save(average.state_dict(), checkpoint)
            if so_far < 0.5 <= done:
                torch.save(average.state_dict(), checkpoint.with_suffix(".half.pt"))
            if done >= 1.0:
                break
    log.info("%d of %d steps in %.0f minutes", step, total, (time.time() - began) / 60)
    return average


def blend(states: Sequence[Mapping[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """The weighted mean of checkpoints of one run (Izmailov et al. 2018, Wortsman et al. 2022)."""
    return {k: torch.stack([s * state[k] for s, state in zip(shares, states, strict=True)]).sum(0) for k in states[0]}


def _freeze(network: Network, layers: int) -> None:
    """Keeps the embeddings and the first `layers` layers of the encoder as they are; none for 0."""
    encoder = network.encoder
    for module in (encoder.position, encoder.casing, encoder.norm, *encoder.layers[:layers]) if layers else ():
        module.requires_grad_(False)


@torch.no_grad()
def _average(average: Network, network: Network, decay: float) -> None:
    target, source = ([p.detach() for p in n.parameters() if p.requires_grad] for n in (average, network))
    torch._foreach_lerp_(target, source, 1.0 - decay)

"""The training loop: one optimiser, weighted losses of all heads, averaged weights."""

from __future__ import annotations

import copy
import logging
import random
import time
from collections import defaultdict
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

from training.config import Config
from training.dataset import MASK, Loader
from training.network import Network

log = logging.getLogger("training")


def _mean_ce(logits: Tensor, gold: Tensor) -> Tensor | None:
    keep = gold != MASK
    if not bool(keep.any()):
        return None
    return F.cross_entropy(logits[keep].float(), gold[keep])


def _yes_no(logits: Tensor, gold: Tensor) -> Tensor | None:
    keep = gold >= 0
    if not bool(keep.any()):
        return None
    return F.binary_cross_entropy_with_logits(logits[keep].float(), gold[keep])


def losses(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every head that the batch has labels for."""
    out = network.words(batch["ids"], batch["casing"], batch["first"], batch["mask"])
    result: dict[str, Tensor | None] = {name: _mean_ce(out[name], batch[name]) for name in ("upos", "feats", "lemma", "mention")}
    rooted = F.pad(batch["word_mask"], (1, 0), value=True)
    arc = out["arc"].float().masked_fill(~rooted[:, None, :], -1e4)
    result["arc"] = _mean_ce(arc, batch["heads"])
    known = (batch["heads"] != MASK) & (batch["deps"] != MASK)
    if bool(known.any()):
        b, i = known.nonzero(as_tuple=True)
        scores = network.label_scores(out["label_dependent"][b, i].float(), out["label_head"][b, batch["heads"][b, i]].float())
        result["label"] = F.cross_entropy(scores, batch["deps"][b, i])
    names = out["names"].float()
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
    logits = network.pairs(out["token"][s], out["anchor"][s, at], arcs, at, batch["kinds"], batch["word_mask"][s])
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
        result["sense"] = F.cross_entropy(scores, batch["sense"][keep])
    return result


def train(network: Network, loader: Loader, config: Config, each_epoch: Callable[[Network, int], None] | None = None) -> Network:
    """The averaged network after training."""
    rng = random.Random(config.seed)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inside]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": config.encoder_rate}, {"params": heads, "lr": config.head_rate}],
        betas=(0.9, 0.98), weight_decay=config.weight_decay, fused=True,
    )  # fmt: skip
    per_epoch = len([1 for _ in loader.epoch(random.Random(1))])
    total = int(per_epoch * config.epochs)
    warm = max(1, int(total * config.warm_up))
    average = copy.deepcopy(network).eval()
    log.info("steps per epoch %d, total %d, pieces per epoch %d", per_epoch, total, loader.pieces_per_epoch())
    step, began = 0, time.time()
    rates = [group["lr"] for group in optimiser.param_groups]
    sums: dict[str, list[float]] = defaultdict(list)
    epoch, done = 0, 0.0
    while done < 1.0:
        network.train()
        for batch in loader.epoch(rng):
            factor = min(1.0, (step + 1) / warm) * max(0.01, 1.0 - done)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            with torch.autocast("cpu", torch.bfloat16, enabled=config.bf16):
                parts = losses(network, batch)
            loss = sum(config.weights[k] * v for k, v in parts.items())
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[union-attr]
            torch.nn.utils.clip_grad_norm_(encoder + heads, config.clip)
            optimiser.step()
            for k, v in parts.items():
                sums[k].append(float(v.detach()))
            step += 1
            decay = min(config.average_decay, step / (step + 10))
            if step % 4 == 0:
                _average(average, network, decay**4)
            if step % 50 == 0:
                mean = " ".join(f"{k}={sum(v) / len(v):.3f}" for k, v in sums.items())
                log.info("step %d (%.1f%%) %.0fs %s", step, 100 * done, time.time() - began, mean)
                sums.clear()
            if step % 500 == 0:
                torch.save(average.state_dict(), config.work / "average.pt")
            done = step / total if config.minutes is None else (time.time() - began) / 60 / config.minutes
            if done >= 1.0:
                break
        epoch += 1
        torch.save(average.state_dict(), config.work / "average.pt")
        if each_epoch:
            each_epoch(average, epoch)
    return average


@torch.no_grad()
def _average(average: Network, network: Network, decay: float) -> None:
    target = [p for p in average.parameters() if p.requires_grad]
    source = [p for p in network.parameters() if p.requires_grad]
    torch._foreach_lerp_(target, [p.detach() for p in source], 1.0 - decay)

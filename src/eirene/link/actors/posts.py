"""Posts that persons are reported to hold, in one form."""

from __future__ import annotations

import re
from functools import lru_cache

from eirene.lexicon import load_table, load_words
from eirene.link.actors.spelling import KEPT, plain

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WORD_OR_COMMA = re.compile(rf"{_WORD.pattern}|,")
_SERVING = frozenset({"for", "to", "of"})
SHORT = 3  # words of a role that is told by a noun ("primary school teacher"), not by a clause
_AROUND = frozenset({"special", "new", "the", "of", "for", "deputy", "chief", "acting"})
_WEAK = frozenset({"cleric", "officer", "founder", "judge"})  # ranks and callings, which many hold at a time


@lru_cache(maxsize=KEPT)
def posts_of(role: str | None) -> tuple[str, ...]:
    """The posts that the words of a role name: the post, with what it is for where that is said ("minister: foreign")."""
    found: set[str] = set()
    words = [plain(word) for word in _WORD_OR_COMMA.findall(role or "")]
    past = load_words("actor_past_words")
    served = False  # "spokesman for the president": what follows is whom he serves
    for place, word in enumerate(words):
        post = load_table("link_posts").get(word) or load_table("link_posts").get(word.removesuffix("s"))
        served = (served or (bool(found) and word in _SERVING)) and word != ","
        if post is None or served or (place and words[place - 1] in past) or "former" in words[:place]:
            continue
        near = words[max(0, place - 3) : place] + words[place + 1 : place + 5]
        branch = next(
            (load_table("link_post_branches")[other] for other in near if other in load_table("link_post_branches")), ""
        )
        if branch == "prime":
            post, branch = "head of government", ""
        rank = "deputy " if {"deputy", "vice", "assistant"} & set(words[max(0, place - 3) : place]) else ""
        found.add(f"{rank}{post}: {branch}" if branch else f"{rank}{post}")
    return tuple(sorted(found))


def is_single(post: str) -> bool:
    """True for a post that one person holds at a time, as far as its words tell."""
    return post not in _WEAK and post not in {"delegate", "legislator", "general", "adviser", "head", "secretary"}


@lru_cache(maxsize=KEPT)
def is_title_only(name: str, owner: str | None) -> bool:
    """True when a person's name is nothing but a post and whose it is ("United Nations Special Envoy")."""
    owned = {plain(word) for word in _WORD.findall(owner or "")} | _AROUND
    initials = "".join(word[0] for word in (owner or "").split()).casefold()
    words = [plain(word) for word in _WORD.findall(name)]
    told = [word for word in words if word not in owned and word != initials and word not in load_table("link_post_branches")]
    return name == name.lower() or all(word in load_table("link_posts") for word in told)


@lru_cache(maxsize=KEPT)
def lay_role(role: str | None) -> str:
    """The words of a role that is no post ("teacher"), "" where there is none or it is one."""
    if not role or posts_of(role):
        return ""
    words = [plain(word) for word in _WORD.findall(role)]
    told_by_all = ("actor_slight_roles", "actor_empty_roles", "actor_titles", "actor_past_words")
    telling = set(words).difference(*(load_words(kind) for kind in told_by_all))
    return " ".join(sorted(telling if len(words) <= SHORT else telling & load_words("actor_person_roles")))

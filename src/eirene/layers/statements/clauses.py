"""The clause that a verb of attribution reports, as tokens `[start, end)`: its complement, or the clause it stands beside."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.layers.statements.material import Material
from eirene.lexicon import load_words
from eirene.syntax import clause_head, relation

COMPLEMENTS = frozenset({"ccomp", "csubj"})
LONGEST_ASIDE = 16  # tokens of "the minister of defence told reporters in the capital"
RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
Range = tuple[int, int]


def complement(material: Material, verb: Token) -> Range | None:
    """The clause that is the verb's complement: after it, before it, or around it."""
    found = [c for c in verb.children if _is_complement(verb, c)]
    after = next((c for c in found if c.i > verb.i), None)
    if after is not None and not is_apart(verb):
        return None if lacks_subject(verb, after) else _after(material, verb, after)
    found = [c for c in found if c.i < verb.i]
    if found:
        return _before(verb, found[-1])
    return _by_role(material, verb)


def _is_complement(verb: Token, child: Token) -> bool:
    if relation(child) in COMPLEMENTS and is_described(verb, child):
        return False
    if relation(child) in COMPLEMENTS:
        return not _is_infinitive_clause(child) and not (child.i < verb.i and (_is_participle(child) or child.dep_ == "csubj"))
    if child.i < verb.i:
        return False
    marked = any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in child.children)
    if relation(child) in {"advcl", "acl", "dep", "obj", "xcomp"} and marked:
        return True
    return relation(child) == "parataxis" and any(t.text == ":" for t in child.doc[verb.i + 1 : child.left_edge.i + 1])


def is_described(verb: Token, clause: Token) -> bool:
    """True for a clause that tells of the speaker behind the verb: "“…,” said the nurse, whose son is among them"."""
    first = next((t for t in verb.doc[clause.left_edge.i : clause.i + 1] if not t.is_punct), clause)
    return first.lower_ in RELATIVE - {"that"} and any(relation(c) == "nsubj" and verb.i < c.i < first.i for c in verb.children)


def is_apart(verb: Token) -> bool:
    """True for "said, in what …", "said, although …", "said, but …": what comes after the comma is not what was said."""
    after = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    if len(after) < 3 or after[0].text != "," or after[1].lower_ in {"that", "whether"}:
        return False
    return after[1].pos_ in {"SCONJ", "CCONJ"} or (after[1].pos_ == "ADP" and after[2].lower_ in {"what", "which"})


def lacks_subject(verb: Token, clause: Token) -> bool:
    """True for what is left when a clause's subject is told before: "officers, whom they claim were spies"."""
    finite = [t for t in (clause, *clause.children) if t.pos_ in {"VERB", "AUX"} and "Fin" in t.morph.get("VerbForm", [])]
    if not finite or any(t.is_quote for t in verb.doc[verb.i + 1 : clause.i]):
        return False
    named = [c for c in clause.children if relation(c) in {"nsubj", "csubj", "expl"}]
    return not named or (all(c.lower_ == "that" for c in named) and relation(verb) == "acl")


def _is_infinitive_clause(clause: Token) -> bool:
    return any(c.lower_ == "to" and relation(c) in {"mark", "aux"} for c in clause.children)


def _is_participle(clause: Token) -> bool:
    return "Ger" in clause.morph.get("VerbForm", []) and not any(relation(c) == "aux" for c in clause.children)


def _after(material: Material, verb: Token, clause: Token) -> Range:
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    start = _after_time(material, verb, max(start, verb.i + 1), clause.i)
    for token in verb.doc[clause.i + 1 : end]:
        if (token.text == ";" and material.quotes.at(token.idx) is None) or is_comment(token):
            end = token.i
            break
        if _goes_on(material, token) or _is_sourced(token):
            end = token.i - 1
            break
        if _is_beside(material, verb, clause, token):
            end = next(c.i for c in token.children if relation(c) == "cc")
            break
    if end < len(verb.doc) and verb.doc[end].lower_ in {"not", "n't", "n’t"} and verb.doc[end].head.i == verb.i:
        end += 1  # "says they do | not": the parse may hang it on the verb
    return start, end


def _after_time(material: Material, verb: Token, start: int, head: int) -> int:
    """The start of a clause without the time of its saying: "said on Tuesday | their forces had left"."""
    doc = verb.doc
    if start != verb.i + 1:
        return start
    led = doc[start].lower_ in {"on", "late", "early", "in", "at"}
    first = doc[start + led] if start + led < len(doc) else doc[start]
    end = material.time_ends.get(first.idx)
    if end is None:
        return start
    after = material.token_at(end)
    if after >= head + 1 or doc[after].pos_ == "PUNCT" or doc[after].lower_ in {"'s", "’s"}:
        return start
    return after if led or doc[after].pos_ in {"DET", "PRON", "SCONJ", "PROPN"} else start


def is_comment(comma: Token) -> bool:
    """True for the comma of ", a claim the army rejects", ", his first remark since …": the writer's comment on what was said."""
    if comma.text != ",":
        return False
    after = comma.doc[comma.i + 1 : min(comma.i + 6, comma.sent.end)]
    if len(after) < 2 or after[0].pos_ not in {"DET", "PRON"}:
        return False
    noun = next((t for t in after[1:] if t.pos_ not in {"ADJ", "NUM", "ADV"}), None)
    return noun is not None and noun.lemma_.lower() in load_words("speech_comment_nouns")


def _is_beside(material: Material, verb: Token, clause: Token, token: Token) -> bool:
    """True for the "ruled out" of "said they were ready but ruled out a truce": a second saying, which lost its subject."""
    if relation(token) != "conj" or token.head.i != clause.i or material.word(token) is None:
        return False
    if material.quotes.at(token.idx) is not None or any(relation(c) in {"nsubj", "aux", "mark"} for c in token.children):
        return False
    joined = any(relation(c) == "cc" for c in token.children)
    return joined and "Fin" in token.morph.get("VerbForm", []) and token.morph.get("Tense", []) == verb.morph.get("Tense", [])


def _is_sourced(token: Token) -> bool:
    """True for the "according" of ", according to …"."""
    return token.lower_ == "according" and token.doc[token.i - 1].text == ","


def _goes_on(material: Material, token: Token) -> bool:
    """True for the "adding" of ", adding that …", which is the speaker's next statement."""
    if not token.lower_.endswith("ing") or token.doc[token.i - 1].text != "," or material.word(token) is None:
        return False
    return relation(token) in {"advcl", "parataxis", "conj", "acl", "dep"} and any(relation(c) == "ccomp" for c in token.children)


def _before(verb: Token, clause: Token) -> Range:
    """A clause put first runs to the words that tell who says it, or over them when it goes on after them."""
    first, last = _aside(verb, clause)
    start = clause.left_edge.i
    if first <= start:  # the verb's own adverbial was read as the clause's or the other way round
        first = verb.i
    strayed = [c for c in verb.children if c.right_edge.i < start and relation(c) == "nsubj"]
    if strayed and not any(relation(c) == "nsubj" for c in clause.children):
        start = strayed[0].left_edge.i  # the clause's subject, hung on the verb of saying
    opening = [c for c in verb.children if c.right_edge.i < start and relation(c) in {"obl", "advmod"}]
    if opening and verb.left_edge.i == opening[0].left_edge.i:
        start = opening[0].left_edge.i
    return start, end_over(clause, first, last)


def end_over(clause: Token, first: int, last: int) -> int:
    """The end of a clause around an aside: its own when its core goes on after the aside, else before the aside.

    ", although …" and ", in what would be …" after the aside are the writer's, not the speaker's.
    """
    end = clause.right_edge.i + 1
    if end <= last + 1:
        return min(end, first)
    if clause.i > last:
        return end
    after = [c for c in clause.children if c.left_edge.i > last and not c.is_punct and not c.is_space]
    return end if after and not all(_is_own(c) for c in after) else first


def _is_own(part: Token) -> bool:
    """True for a part that is a clause of its own or holds one."""
    if relation(part) in {"advcl", "conj", "parataxis", "acl", "cc"}:
        return True
    return relation(part) in {"obl", "nmod", "appos"} and any(relation(t) in {"advcl", "acl", "ccomp"} for t in part.subtree)


def _aside(verb: Token, clause: Token) -> Range:
    """First and last token of the words around a verb that are not its clause: subject, addressee, adverbials."""
    inside = [verb.i]
    for child in verb.children:
        if child.i == clause.i or child.is_punct or child.is_space:
            continue
        if child.left_edge.i > clause.i or child.i > clause.i:
            inside += [child.left_edge.i if child.left_edge.i > clause.i else child.i, child.right_edge.i]
    return min(inside), max(inside)


def _by_role(material: Material, verb: Token) -> Range | None:
    """What the semantic roles say is told, when it is a clause marked by "that" or a clause before the verb."""
    found = material.role(verb, "ARG1")
    if found is None or found[1] - found[0] < 4:
        return None
    doc, (start, end) = verb.doc, found
    if doc[start].lower_ in {"that", "whether"} and start > verb.i:
        if is_of_object(doc[start].head):
            return None
        right = max(t.right_edge.i for t in doc[start:end] if t.head.i < start or t.head.i >= end or t.i == t.head.i)
        return start, max(end, right + 1) if right - end < 20 else end
    finite = any(t.pos_ in {"VERB", "AUX"} and "Fin" in t.morph.get("VerbForm", []) for t in doc[start:end])
    return (start, end) if finite and end <= verb.i and doc[end].is_punct else None


def is_of_object(clause: Token) -> bool:
    """True for the clause of the noun that is wanted: "demanded an admission that …", not "said in a statement that …"."""
    return relation(clause) == "acl" and relation(clause.head) == "obj"


def around(verb: Token) -> Range | None:
    """The clause beside which a verb stands as an aside: ", he has explained, …", ", as the envoy believes"."""
    head = verb.head
    as_clause = relation(verb) in {"advcl", "parataxis", "acl"} and any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
    bare = _is_bare(verb)
    if head.i == verb.i or not (relation(verb) in {"parataxis", "discourse"} or as_clause or bare):
        return None
    head = verb.sent.root if bare else clause_head(head)
    if any(relation(c) in {"obj", "ccomp"} for c in verb.children if not (as_clause and c.lower_ in {"it", "so"})):
        return None
    own = [c for c in verb.subtree if not c.is_space]
    first, last = min(t.i for t in own), max(t.i for t in own)
    if last - first > LONGEST_ASIDE or not _set_off(verb, first, last):
        return None
    start, end = head.left_edge.i, head.right_edge.i + 1
    while start < head.i and (verb.doc[start].pos_ == "CCONJ" or verb.doc[start].is_punct) and not verb.doc[start].is_quote:
        start += 1
    if any(t.text == ";" for t in verb.doc[min(last, head.i) : max(first, head.i)]):
        return None
    if first <= start:
        return last + 1, end
    return start, end_over(head, first, last)


def _is_bare(verb: Token) -> bool:
    """True for an aside parsed as a relative clause, which has a subject and no relative pronoun: "…, the envoy added, …"."""
    if verb.dep_ != "acl:relcl" or not any(relation(c) == "nsubj" for c in verb.children):
        return False
    return not any(t.lower_ in RELATIVE for t in verb.subtree if t.i < verb.i)


def _set_off(verb: Token, first: int, last: int) -> bool:
    """True when a comma, a dash or an end stands on both sides of an aside."""
    doc = verb.doc
    before = doc[first].is_punct or first == 0 or doc[first - 1].is_punct or doc[first - 1].is_space
    after = doc[last].is_punct or last + 1 >= len(doc) or doc[last + 1].is_punct or doc[last + 1].is_space
    return before and after

"""CARD.md beside the shipped files: data, licences, sizes, scores, limits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench.heads import measure
from training.config import Config

_DATA = """| set | used for | licence | attribution |
|---|---|---|---|
| UD English EWT 2.16 | tags, lemmas, tree | CC BY-SA 4.0 | Universal Dependencies English Web Treebank © 2013–2021 The Board of \
Trustees of The Leland Stanford Junior University. Silveira et al., "A Gold Standard Dependency Corpus for English", LREC 2014 |
| GUM 11.1 (genres under open licences) | tags, lemmas, tree, names, mentions, attribution | annotations CC BY 4.0; texts CC BY \
2.5–4.0, CC BY-SA 3.0 or public domain | Zeldes, "The GUM Corpus: Creating Multilayer Resources in the Classroom", Language \
Resources and Evaluation 51(3), 2017, and the GUM annotators; texts by their authors: Wikinews, Wikipedia, Wikivoyage, OpenStax, \
PLOS and others |
| Universal NER, English EWT | names | CC BY-SA 4.0 | Mayhew et al., "Universal NER: A Gold-Standard Multilingual Named Entity \
Recognition Benchmark", NAACL 2024 |
| re3d | names | per document: public domain (US), OGL v3.0, CC BY 3.0 AU, CC BY-SA 3.0, EU reuse decision | re3d, Aleph Insights \
and Committed Software for the Defence Science and Technology Laboratory (Dstl); texts: Australian Department of Foreign Affairs, \
US Central Command, Delegation of the European Union to Syria, UK Government (contains public sector information licensed under \
the Open Government Licence v3.0), US State Department, Wikipedia |
| CrossNER politics | names | MIT; text from Wikipedia (CC BY-SA) | Liu et al., "CrossNER: Evaluating Cross-Domain Named Entity \
Recognition", AAAI 2021. © 2020 Zihan Liu (MIT) |
| WNUT-17 | names | CC BY 4.0 | Derczynski et al., "Results of the WNUT2017 Shared Task on Novel and Emerging Entity Recognition", \
2017 |
| PropBank over EWT and MASC | semantic roles | CC BY-SA 4.0; MASC texts free of usage restrictions | The PropBank project (unified \
frames 3.1); Ide et al., MASC: the Manually Annotated Sub-Corpus of American English, American National Corpus |
| attributions read off EWT's roles and trees | attribution | CC BY-SA 4.0 | as PropBank and EWT |
| all-MiniLM-L6-v2 | the encoder training starts from | Apache 2.0 | Wang et al., "MiniLM", NeurIPS 2020; sentence-transformers |"""

_LIMITS = """- English only. Sentences are read one by one: nothing is carried from one to the next, and an attribution whose \
content runs over several sentences shows the part in the sentence of its cue.
- Web text and Wikipedia outweigh news in the training data; names are the weakest head on kinds of text not seen in training.
- NORP (nationalities, groups) was derived from treebank annotation and word endings, not annotated as such; MISC comes from small sets.
- Of two roles of one predicate that overlap only one is shown, and each of ARG0 to ARG5 at most once a predicate.
- `attribution-ewt` is derived by rule from semantic roles; GUM's attributions include thoughts ("I know …"), not only speech.
- Sentences over 250 word pieces are cut and each part is read by itself, with a root of its own."""


def write_card(config: Config) -> None:
    """Measures the files in `config.out` and writes CARD.md there."""
    figures = measure(config.data, config.out)
    (config.out / "CARD.md").write_text(card_text(figures, config.out, config), encoding="utf-8")


def card_text(figures: Mapping[str, float], folder: Path, config: Config) -> str:
    """The model card."""
    sizes = "\n".join(f"| {f.name} | {f.stat().st_size / 1e6:.1f} |" for f in sorted(folder.iterdir()) if f.name != "CARD.md")
    scores = "\n".join(
        f"| {name.partition('.')[0]} | {name.partition('.')[2]} | {100 * value:.1f} |"
        for name, value in figures.items()
        if "." in name
    )
    return f"""# Language model

One encoder (six layers of 384, from all-MiniLM-L6-v2, with a casing embedding) and one set of heads: tags, features, lemmas, UD \
dependencies, names (PERSON, ORG, LOC, NORP, MISC), PropBank predicates, senses and arguments, attributions (source, cue, content), \
heads of mentions with their type. Trained for this project on the data below; the recipe is `training/`, started by `make model` \
(seed {config.seed}).

The files are derived from data under CC BY-SA 4.0; give them on under that licence, with the attributions below. The code around \
them is Apache 2.0.

## Files

| file | MB |
|---|---|
{sizes}

Linear layers are int8 with one scale an output channel; activations are scaled at run time, one sentence a run, so a sentence reads the \
same alone and in any company. Word embeddings are int8 with one scale a row.

## Scores

Development sets, never trained on; shipped files; percent. Without "raw_": from the set's own tokens; LAS, UAS, UPOS, features and \
lemmas are accuracies, the rest exact-span F1. With "raw_": from raw text, F1 over characters (CoNLL 2018). Names of EWT: PERSON, ORG, \
LOC.

| set | measure | score |
|---|---|---|
{scores}

{figures["words_per_second"]:,.0f} words a second from text to Doc on one core of the machine that built it.

## Data

{_DATA}

Changes made: reformatted, tokens aligned with spaCy's, labels mapped as in `training/labels.py`, casing and names varied in training.

## Limits

{_LIMITS}
"""

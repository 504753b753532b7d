"""Words with a pronoun that newspapers and encyclopaedias hardly have: whoever reads is not spoken to in them.

كتابه in a corpus says how كتابك and كتابكم are cut.
"""

from __future__ import annotations

from corpora import Word

#: The pronouns whose place another may take.
THIRD = ("ه", "ها", "هم")
SECOND = ("ك", "كم")
#: Of so many words one gets the second person: more of them outweigh what the corpora have.
EVERY = 3


def more(rows: list[Word]) -> list[Word]:
    """Some of the same words with the pronoun of the second person, each once."""
    known = {word for word, _ in rows}
    made: dict[Word, None] = {}
    for word, cuts in rows:
        if cuts and word[cuts[-1] :] in THIRD:
            stem = word[: cuts[-1]]
            made.update(dict.fromkeys((stem + pronoun, cuts) for pronoun in SECOND))
    return [row for row in made if row[0] not in known][::EVERY]

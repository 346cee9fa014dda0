"""Ten reports of two invented wars with one mediator: what the reports together tell of, and nothing else merged."""

from __future__ import annotations

from tests.link.tellings import Told, World

ACTORS = {
    "Zahran": ("state", None, "Zahran"),
    "Zahrani Armed Forces": ("body", "Zahran", "ZAF"),
    "the junta": ("state", None, "Zahran"),
    "Rapid Guard": ("group", None, "Guard"),
    "the militia": ("group", None, "Guard"),
    "General Hamid al-Taher": ("who", "Zahran", "Taher"),
    "Hamed Eltahir": ("who", "Zahran", "Taher"),
    "Musa Dirdeiry": ("who", "Rapid Guard", "Dirdeiry"),
    "Saudi Arabia": ("state", None, "Saudi Arabia"),
    "United States": ("state", None, "United States"),
    "UN mission": ("body", "United Nations", "UN mission"),
    "United Nations": ("body", None, "UN"),
    "Corvenia": ("state", None, "Corvenia"),
    "Corvenian army": ("body", "Corvenia", "Corvenian army"),
    "March Movement": ("group", None, "March"),
    "residents": ("body", None, "residents"),
    "World Food Programme": ("body", "United Nations", "WFP"),
}
MEDIATORS = ["Saudi Arabia", "United States"]


def _zahran(world: World, day: str, *told: Told, publisher: str) -> None:
    world.report(day, *told, publisher=publisher, parties=["Zahran", "Rapid Guard"], mediators=MEDIATORS, venue="Jeddah")


def _corvenia(world: World, day: str, *told: Told, publisher: str) -> None:
    parties = ["Corvenia", "March Movement"]
    world.report(day, *told, publisher=publisher, parties=parties, mediators=MEDIATORS[:1], venue="Jeddah")


def _tell(world: World) -> None:
    _zahran(
        world,
        "2031-03-02",
        Told(
            "siege",
            "COERCE/restrict",
            "The *siege* of Al-Fashwan goes on",
            ["Rapid Guard"],
            place="Al-Fashwan",
            date="2031-02-01/2031-02-28",
        ),
        Told(
            "hospital",
            "ASSAULT/heavy-weapons",
            "Shells *hit* the southern hospital",
            ["Rapid Guard"],
            date="2031-03-02",
            place="El Fashwan",
        ),
        Told(
            "jeddah",
            "CONSULT/third-party",
            "Envoys *return* to Jeddah",
            ["Zahran", "Rapid Guard"],
            date="2031-03-05",
            status="planned",
        ),
        publisher="Wire",
    )
    world.report(
        "2031-03-03",
        Told(
            "hospital",
            "ASSAULT/heavy-weapons",
            "The militia *shelled* a hospital",
            ["the militia"],
            ["residents"],
            "2031-03-02",
            place="El-Fashwan",
        ),
        Told("mosque", "ASSAULT/drone", "A drone *struck* a mosque", ["the militia"], date="2031-03-02", place="El-Fashwan"),
        Told(
            "post",
            "ASSAULT/aerial",
            "The air force *bombed* a camp",
            ["Zahrani Armed Forces"],
            ["the militia"],
            "2031-03-02",
            place="Nyamal",
        ),
        publisher="State",
    )
    world.report(
        "2031-03-03",
        Told(
            "mosque",
            "ASSAULT/aerial",
            "A mosque was *bombed* at noon",
            ["the junta"],
            date="2031-03-02",
            time="12:00",
            place="Al Fashwan",
        ),
        Told("call", "REQUEST/assist", "It *called on* the UN to send food", ["Rapid Guard"], ["United Nations"], "2031-03-03"),
        publisher="Radio",
    )
    _zahran(
        world,
        "2031-03-05",
        Told(
            "jeddah",
            "CONSULT/third-party",
            "The second round *opened*",
            ["Saudi Arabia", "United States"],
            date="2031-03-05",
            place="Jeddah",
        ),
        Told(
            "taher",
            "CONSULT/visit",
            "Taher *flew* to Riyadh",
            ["General Hamid al-Taher"],
            ["Saudi Arabia"],
            "2031-03-04",
            place="Riyadh",
        ),
        publisher="Wire",
    )
    _corvenia(
        world,
        "2031-03-05",
        Told(
            "corvenia",
            "CONSULT/third-party",
            "Corvenian *talks* opened",
            ["Corvenia", "March Movement"],
            date="2031-03-05",
            place="Jeddah",
        ),
        Told("taher", "CONSULT", "He was *received* on Tuesday", ["Saudi Arabia", "Hamed Eltahir"], date="2031-03-04"),
        publisher="Gazette",
    )
    _zahran(
        world,
        "2031-03-06",
        Told(
            "jeddah",
            "CONSULT/third-party",
            "The *talks* broke up",
            ["Zahran", "the militia"],
            date="2031-03-05",
            time="evening",
            place="Jeddah",
        ),
        Told("walkout", "SANCTION/discontinue", "The Guard *walked out*", ["Musa Dirdeiry"], date="2031-03-05", time="evening"),
        publisher="State",
    )
    _zahran(
        world,
        "2031-03-08",
        Told("walkout", "SANCTION/discontinue", "since the Guard *left* the talks", ["Rapid Guard"]),
        Told("hospital", "ASSAULT", "the *shelling* of the hospital", ["Rapid Guard"], place="Al-Fashwan"),
        Told("food", "AID", "Lorries *reached* the town", ["World Food Programme"], date="2031-03-07", place="Al-Fashwan"),
        publisher="Wire",
    )
    world.report(
        "2031-03-09",
        Told("food", "RETREAT/access", "A convoy was *let in*", ["UN mission"], date="2031-03-07", place="Fashwan"),
        Told(
            "siege",
            "COERCE/restrict",
            "the *siege* since February",
            ["the militia"],
            date="2031-02-01/2031-03-09",
            place="El-Fashwan",
        ),
        publisher="Gazette",
    )
    _zahran(
        world,
        "2031-03-20",
        Told(
            "truce", "RETREAT/ceasefire", "A *truce* is to begin", ["Zahran", "Rapid Guard"], date="2031-03-22", status="planned"
        ),
        Told("camp", "COERCE/seize", "The Corvenian army *took* Belmor", ["Corvenian army"], date="2031-03-19", place="Belmor"),
        publisher="Wire",
    )
    world.report(
        "2031-03-23",
        Told(
            "truce",
            "RETREAT/ceasefire",
            "The *truce* took effect",
            ["Zahrani Armed Forces", "the militia"],
            date="2031-03-22",
            time="06:00",
        ),
        Told("camp", "COERCE/seize", "the *fall* of Belmor", ["Corvenia"], date="2031-03-17/2031-03-23", place="Belmor"),
        publisher="Gazette",
    )


def test_each_event_of_the_storyline_is_one_and_no_two_are() -> None:
    world = World(ACTORS)
    _tell(world)
    assert world.events() == world.wanted()


def test_two_wars_with_one_mediator_in_one_town_are_two_processes() -> None:
    world = World(ACTORS)
    _tell(world)
    assert len(world.processes()) == 2

"""Nine reports of an invented peace process with marches, arrests and hand-overs: told by four publishers, late and in part."""

from __future__ import annotations

from tests.link.tellings import Told, World

ACTORS = {
    "Altavera": ("state", None, "Altavera"),
    "Gobierno de Altavera": ("state", None, "Altavera"),
    "national police": ("body", "Altavera", "police"),
    "President Inés Caldera": ("who", "Altavera", "Caldera"),
    "Caldera": ("who", None, "Caldera"),
    "Frente Unido": ("group", None, "Frente"),
    "FU": ("group", None, "Frente"),
    "the dissidents": ("body", None, "dissidents"),
    "Comandante Rubio": ("who", "Frente Unido", "Rubio"),
    "students": ("body", None, "students"),
    "Red Cross": ("body", None, "Red Cross"),
    "Norway": ("state", None, "Norway"),
    "Cuba": ("state", None, "Cuba"),
    "Vallemar": ("state", None, "Vallemar"),
    "UN Security Council": ("body", "United Nations", "UNSC"),
    "United Nations": ("body", None, "UN"),
}
RELEASE = "RETREAT/release"
ARREST = "COERCE/arrest"


def _talks(world: World, day: str, *told: Told, publisher: str) -> None:
    world.report(day, *told, publisher=publisher, parties=["Altavera", "Frente Unido"], mediators=["Norway", "Cuba"])


def _tell(world: World) -> None:
    _talks(
        world,
        "2032-08-02",
        Told(
            "march",
            "PROTEST/demo",
            "Students *marched* through Puerto Alba",
            ["students"],
            date="2032-08-01",
            place="Puerto Alba",
        ),
        Told(
            "arrests",
            ARREST,
            "Police *arrested* forty of them",
            ["national police"],
            ["students"],
            "2032-08-01",
            place="Puerto Alba",
        ),
        Told("first", RELEASE, "The Frente will *free* six soldiers", ["Frente Unido"], date="2032-08-05", status="planned"),
        publisher="Wire",
    )
    world.report(
        "2032-08-02",
        Told("march", "PROTEST/riot", "Vandals *rioted* in the port", ["students"], date="2032-08-01", place="Puerto Alba"),
        Told("arrests", ARREST, "Forty were *detained*", [], ["students"], "2032-08-01", place="Puerto Alba"),
        publisher="State",
    )
    world.report(
        "2032-08-03",
        Told("arrests", "ASSAULT/abduct", "Police *seized* our comrades", ["national police"], ["students"], "2032-08-01"),
        Told("threat", "THREATEN/relations", "It *threatened* to leave the talks", ["FU"], ["Altavera"], "2032-08-03"),
        publisher="Radio",
    )
    _talks(
        world,
        "2032-08-06",
        Told(
            "first", RELEASE, "Six soldiers were *handed* to the Red Cross", ["FU"], ["Red Cross"], "2032-08-05", place="La Mesa"
        ),
        Told("threat", "THREATEN/relations", "It has *threatened* to leave", ["Frente Unido"]),
        Told("march", "PROTEST/demo", "after the *march* in Puerto Alba", ["students"], place="Puerto Alba"),
        publisher="Daily",
    )
    _talks(
        world,
        "2032-08-07",
        Told("first", RELEASE, "The *release* of six soldiers on Thursday", ["Frente Unido"], date="2032-08-05"),
        Told("law", "AGREE", "The president *signed* the amnesty", ["President Inés Caldera"], date="2032-08-06"),
        Told(
            "havana", "CONSULT/third-party", "A *fourth round* opens in Havana", ["Norway"], date="2032-08-10", status="planned"
        ),
        publisher="Wire",
    )
    world.report(
        "2032-08-08",
        Told(
            "visit", "CONSULT/visit", "Caldera *travels* to Vallemar", ["Caldera"], ["Vallemar"], "2032-08-09", status="planned"
        ),
        Told(
            "council", "CONSULT/multilateral", "The Council *met*", ["UN Security Council"], date="2032-08-09", status="planned"
        ),
        publisher="Daily",
    )
    _talks(
        world,
        "2032-08-11",
        Told(
            "havana",
            "CONSULT/third-party",
            "The *fourth round* began",
            ["Gobierno de Altavera", "FU"],
            date="2032-08-10",
            place="Havana",
        ),
        Told("visit", "CONSULT", "She *met* Vallemar's leaders", ["Vallemar", "President Inés Caldera"], date="2032-08-09"),
        Told("second", RELEASE, "It *freed* two more", ["FU"], date="2032-08-11", place="La Mesa"),
        publisher="Wire",
    )
    world.report(
        "2032-08-12",
        Told(
            "ambush",
            "ASSAULT/firearms",
            "Gunmen *shot* two officers",
            ["the dissidents"],
            date="2032-08-11",
            time="night",
            place="La Mesa",
        ),
        Told("second", RELEASE, "Two *walked* free", ["Comandante Rubio"], date="2032-08-11", place="the village of La Mesa"),
        publisher="Radio",
    )
    world.report(
        "2032-08-13",
        Told(
            "ambush", "ASSAULT/firearms", "Two officers were *shot* before dawn", date="2032-08-12", time="03:30", place="La Mesa"
        ),
        Told("other", "ASSAULT/explosives", "A bomb *hit* a bus", date="2032-08-12", time="17:00", place="La Mesa"),
        publisher="State",
    )


def test_each_event_of_the_storyline_is_one_and_no_two_are() -> None:
    world = World(ACTORS)
    _tell(world)
    assert world.events() == world.wanted()

"""The numbers of keys."""

from eirene.link.blocks import block_of, blocks_of


def test_keys_of_one_day_stand_together_and_apart_from_others() -> None:
    tuesday = [block_of(f"event:{family}:2031-05-06:@{place}") for family in ("attack", "talks") for place in ("orm", "tuvak")]
    thursday = block_of("figure:killed:day:2031-05-08:place:orm")
    assert len(set(tuesday)) == 4
    assert max(tuesday) < thursday < block_of("event:talks:2031-06:@orm")
    assert max(tuesday) > block_of("event:talks:2031-W19:#4") > block_of("event:talks:2031-W18:#4")


def test_keys_without_a_day_have_numbers_too() -> None:
    names = ["actor:state:vessin", "actor:alias:2031-99-99", "event:~9999-W99:@orm", "figure:since:2031-00:side:\udcff"]
    assert all(0 <= block_of(name) < 1 << 63 for name in names)
    assert blocks_of([*names, *names]) == sorted(set(map(block_of, names)))

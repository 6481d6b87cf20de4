from app.models.natural_order import natural_key


def test_groups_come_in_the_order_of_their_numbers():
    names = [
        "十组",
        "二组",
        "第10组",
        "一组",
        "二十一组",
        "第2组",
        "东岭组",
        "十二组",
        "一百零三户",
    ]
    assert sorted(names, key=natural_key) == [
        "一组",
        "二组",
        "十组",
        "十二组",
        "二十一组",
        "一百零三户",
        "东岭组",
        "第2组",
        "第10组",
    ]

"""A made-up village of any size: for the demonstration, for tests and for measuring.

Nobody in it exists. Names, births and numbers come from a seed; the same seed gives the same
village. Its phones are in a range that no operator has.
"""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from app.models.id_number import SEX_FEMALE, SEX_MALE, id_check_digit
from app.models.roster import RosterRow

REFERENCE_YEAR = 2026
COUNTY_PREFIX = "370781"
PHONE_PREFIX = "1540"
HOUSEHOLDS_PER_GROUP = 35
FIRST_ROSTER_ROW = 3
"""Of the sheet that they would stand in, under its title and headings."""

RARE_CHARACTERS = "䶮㛃𬱖㙟𡐓喆堃赟𠅤"
POLYPHONIC_SURNAMES = "单仇解查曾"
_SURNAMES = "王李张刘陈杨赵孙高郭马徐冯孟夏杜董郝臧房"
_MALE = "伟强军国建华明志文海永福德春庆林玉祥兴东成光振刚杰浩宇轩晨"
_FEMALE = "兰英秀梅芳玉桂霞红燕丽娟静敏慧颖雪婷欣怡涵萱月香翠莲琴云"
_NUMERALS = "一二三四五六七八九十"
_WORKPLACES = (
    "青岛市黄岛区",
    "潍坊市奎文区",
    "济南市历下区",
    "淄博市临淄区",
    "寿光市",
    "北京市大兴区",
)
_EDUCATION = ("小学", "初中", "高中", "中专", "大专", "本科")


class _Person(msgspec.Struct):
    surname: str
    sex: str
    relation: str
    age: int
    is_married: bool = False
    is_away: bool = False


def synthetic_roster(households: int, randomness_seed: int) -> list[RosterRow]:
    """The roster of a village with that many households, row by row as it would be written."""
    village = _Village(random.Random(randomness_seed), households)
    for number in range(households):
        village.settle_household(number)
    return village.rows


class _Village:
    """Rows so far, and what must not repeat: ID numbers and phones."""

    def __init__(self, chance: random.Random, households: int) -> None:
        self.rows: list[RosterRow] = []
        self._chance = chance
        self._digits = max(3, len(str(households)))
        self._order_codes: dict[tuple[date, str], int] = {}
        self._phones = chance.randrange(10**7)
        self._surnames = chance.sample(_SURNAMES, 8)

    def settle_household(self, number: int) -> None:
        """Add one household's people."""
        people = self._people(self._surname(number))
        names = [self._name(person, len(self.rows) + n) for n, person in enumerate(people)]
        is_poor = self._chance.random() < 0.04
        for person, name in zip(people, names, strict=True):
            row = self._row(person, name, people, is_poor)
            self.rows.append(
                msgspec.structs.replace(
                    row,
                    group=_group_name(number // HOUSEHOLDS_PER_GROUP),
                    household_number=f"{number + 1:0{self._digits}d}",
                    head_name=names[0],
                )
            )

    def _surname(self, number: int) -> str:
        if number % 4 == 3:
            return POLYPHONIC_SURNAMES[number // 4 % len(POLYPHONIC_SURNAMES)]
        return self._surnames[int(self._chance.random() ** 2 * len(self._surnames))]

    def _people(self, surname: str) -> list[_Person]:
        chance = self._chance
        kinds: Sequence[Callable[[str], list[_Person]]] = (
            self._old_people, self._family, self._three_generations,
        )  # fmt: skip
        return chance.choices(kinds, (3, 5, 2))[0](surname)

    def _old_people(self, surname: str) -> list[_Person]:
        age = self._chance.randint(62, 90)
        sex = SEX_MALE if self._chance.random() < 0.7 else SEX_FEMALE
        head = _Person(surname, sex, "户主", age)
        if sex == SEX_FEMALE or self._chance.random() < 0.3:
            return [head]
        return [head, self._wife_of(head)]

    def _family(self, surname: str) -> list[_Person]:
        head = _Person(surname, SEX_MALE, "户主", self._chance.randint(28, 58))
        people = [head, self._wife_of(head)]
        head.is_away = self._chance.random() < 0.4
        people[1].is_away = head.is_away and self._chance.random() < 0.5
        return people + self._children_of(head, ("长子", "次子"), ("长女", "次女"))

    def _three_generations(self, surname: str) -> list[_Person]:
        head = _Person(surname, SEX_MALE, "户主", self._chance.randint(52, 75))
        son = _Person(surname, SEX_MALE, "长子", head.age - self._chance.randint(22, 27), True)
        son.is_away = self._chance.random() < 0.6
        son_wife = self._wife_of(son)
        son_wife.relation = "儿媳"
        son_wife.is_away = son.is_away and self._chance.random() < 0.6
        people = [head, self._wife_of(head), son, son_wife]
        if head.age < 60 and self._chance.random() < 0.5:
            people.append(_Person(surname, SEX_FEMALE, "母亲", head.age + 24))
            people[-1].surname = self._chance.choice(_SURNAMES)
        return people + self._children_of(son, ("孙子", "孙子"), ("孙女", "孙女"))

    def _wife_of(self, husband: _Person) -> _Person:
        husband.is_married = True
        age = max(21, husband.age - self._chance.randint(-2, 4))
        return _Person(self._chance.choice(_SURNAMES), SEX_FEMALE, "妻", age, is_married=True)

    def _children_of(
        self, father: _Person, sons: Sequence[str], daughters: Sequence[str]
    ) -> list[_Person]:
        children: list[_Person] = []
        seen = {SEX_MALE: 0, SEX_FEMALE: 0}
        eldest = father.age - self._chance.randint(23, 28)
        for n in range(self._chance.choice((0, 1, 1, 2, 2))):
            sex, age = self._chance.choice((SEX_MALE, SEX_FEMALE)), eldest - 3 * n
            if 0 <= age < 30:
                relation = (sons if sex == SEX_MALE else daughters)[seen[sex]]
                seen[sex] += 1
                children.append(_Person(father.surname, sex, relation, age))
        return children

    def _name(self, person: _Person, position: int) -> str:
        pool = _MALE if person.sex == SEX_MALE else _FEMALE
        given = self._chance.choice(pool)
        if self._chance.random() < 0.75:
            given += self._chance.choice(pool)
        if position % 23 == 5:
            given = RARE_CHARACTERS[position // 23 % len(RARE_CHARACTERS)] + given[1:]
        return person.surname + given

    def _row(
        self, person: _Person, name: str, people: Sequence[_Person], is_poor: bool
    ) -> RosterRow:
        chance, age = self._chance, person.age
        born_on = date(REFERENCE_YEAR - age - 1, 1, 1) + timedelta(days=chance.randrange(365))
        is_member = age >= 22 and chance.random() < 0.09
        young = "共青团员" if 14 <= age < 28 and chance.random() < 0.3 else "群众"
        return RosterRow(
            row=FIRST_ROSTER_ROW + len(self.rows),
            name=name,
            head_relation=person.relation,
            sex=person.sex,
            ethnicity="回族" if chance.random() < 0.03 else "汉族",
            born_on=born_on.isoformat(),
            id_number=self._id_number(born_on, person.sex),
            political_status="中共党员" if is_member else young,
            education=self._education(age),
            marital_status=_marital_status(person, people),
            registration_type="农业家庭户口",
            residence=self._residence(person),
            workplace=chance.choice(_WORKPLACES) if person.is_away else "",
            phones=self._phone_numbers(age),
            groups=self._groups(person, people, is_poor, is_member),
        )

    def _id_number(self, born_on: date, sex: str) -> str:
        """The check digit is right; the order code counts up, even for women and odd for men."""
        order = self._order_codes.get((born_on, sex), 500 + (sex == SEX_MALE))
        self._order_codes[born_on, sex] = (order + 2) % 1000
        first_17 = f"{COUNTY_PREFIX}{born_on:%Y%m%d}{order:03d}"
        return first_17 + id_check_digit(first_17)

    def _phone_numbers(self, age: int) -> tuple[str, ...]:
        wanted = 0 if age < 16 else self._chance.choices((0, 1, 2), (2, 7, 1))[0]
        numbers = []
        for _ in range(wanted):
            # 7919 shares no factor with 10^7, so ten million numbers come before one repeats.
            self._phones = (self._phones + 7919) % 10**7
            numbers.append(f"{PHONE_PREFIX}{self._phones:07d}")
        return tuple(numbers)

    def _education(self, age: int) -> str:
        if age < 7:
            return ""
        if age < 16:
            return "小学" if age < 13 else "初中"
        weights = (6, 4, 1, 0, 0, 0) if age > 60 else (1, 6, 3, 2, 2, 2)
        return self._chance.choices(_EDUCATION, weights)[0]

    def _residence(self, person: _Person) -> str:
        if person.is_away:
            return "外出"
        return "人户分离" if self._chance.random() < 0.04 else "常住"

    def _groups(
        self, person: _Person, people: Sequence[_Person], is_poor: bool, is_member: bool
    ) -> tuple[str, ...]:
        chance, age = self._chance, person.age
        parents = [p for p in people if 22 <= p.age < 50]
        found = {
            "党员": is_member,
            "低保户": is_poor,
            "脱贫户": is_poor and chance.random() < 0.3,
            "残疾人": chance.random() < 0.04,
            "高龄老人": age >= 80,
            "独居老人": age >= 65 and len(people) == 1,
            "空巢老人": age >= 65 and len(people) == 2 and all(p.age >= 60 for p in people),
            "留守儿童": age < 16 and bool(parents) and all(p.is_away for p in parents),
            "退役军人": person.sex == SEX_MALE and age >= 22 and chance.random() < 0.03,
            "外出务工": person.is_away,
        }
        return tuple(name for name, is_so in found.items() if is_so)


def _group_name(number: int) -> str:
    tens, ones = divmod(number + 1, 10)
    if number + 1 > 99:
        return f"{number + 1}组"
    head = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return f"{head}{_NUMERALS[ones - 1] if ones else ''}组"


def _marital_status(person: _Person, people: Sequence[_Person]) -> str:
    if person.is_married:
        return "已婚"
    is_widowed = person.relation in ("户主", "母亲") and person.age >= 60
    return "丧偶" if is_widowed and len(people) != 2 else "未婚"

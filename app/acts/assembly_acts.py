"""What staff do about the assembly for criticism (有奖批评): prepare it, have the jury score, conclude."""

from typing import Any

from app.acts.appraisal_acts import write_session
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.appointment_records import Assembly
from app.models.appraisals import CLOSED, AppraisalSession
from app.models.assemblies import (
    CANCELLED,
    HELD,
    PLANNED,
    check_assembly,
    check_scoring,
    teams_of,
)
from app.models.errors import OperationRefused
from app.models.rules.criticism import CriticismEvent

PERMISSION = "run_appraisal"
PERIOD = "有奖批评"


class AssemblyActs:
    """The acts on assemblies. Each raises `assembly_not_held_here` where the place holds none."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def rules(self) -> CriticismEvent | None:
        """What the place asks of its assemblies; None where it holds none."""
        return self._workplace.profile.criticism.event

    def keep(self, actor: Actor, assembly: Assembly) -> Assembly:
        """Keep a new assembly, or what has changed of one that has an id.

        Raises OperationRefused `assembly_title_missing`, `assembly_unknown`, `assembly_scored_already`,
        and what `check_assembly` says.
        """
        rules = self._rules()
        fields: dict[str, Any] = {
            "title": assembly.title.strip(),
            "held_on": assembly.held_on,
            "announced_on": assembly.announced_on,
            "place": assembly.place.strip(),
            "teams": [line.strip() for line in assembly.teams if line.strip()],
            "supervisors": list(dict.fromkeys(assembly.supervisors)),
            "jurors": list(dict.fromkeys(assembly.jurors)),
        }
        if not fields["title"]:
            raise OperationRefused("assembly_title_missing")
        check_assembly(rules, assembly)
        with self._workplace.pen.act(actor, PERMISSION) as act:
            if assembly.id:
                known = self._planned(assembly.id)
                changed = {f: v for f, v in fields.items() if getattr(known, f) != v}
                if known.appraisal_id and changed.keys() & {"teams", "jurors"}:
                    raise OperationRefused("assembly_scored_already")
                if changed:
                    act.change("assembly", assembly.id, changed)
                assembly_id = assembly.id
            else:
                number = self._workplace.next_local_number("assembly")
                assembly_id = act.create("assembly", {**fields, "number": number})
        return self._store.assemblies.by_id(assembly_id)

    def open_scoring(self, actor: Actor, assembly_id: str) -> str:
        """Let the jury's sheets be counted; returns the appraisal session that counts them.

        Raises OperationRefused `assembly_unknown`, `assembly_over`, and what `check_scoring` says.
        """
        rules = self._rules()
        with self._workplace.pen.act(actor, PERMISSION) as act:
            assembly = self._planned(assembly_id)
            if assembly.appraisal_id:
                return assembly.appraisal_id
            check_scoring(rules, assembly, self._workplace.today())
            session = AppraisalSession(assembly.title, PERIOD, assembly.held_on, (), assembly.place)
            names = [team.name for team in teams_of(assembly)]
            jurors = len(assembly.jurors)
            appraisal_id = write_session(self._workplace, act, session, names, jurors)
            act.change("assembly", assembly_id, {"appraisal_id": appraisal_id})
        return appraisal_id

    def conclude(self, actor: Actor, assembly_id: str, result: str) -> Assembly:
        """It was held; `result` says who got which prize.

        Raises OperationRefused `assembly_unknown`, `assembly_over`, `assembly_not_scored` until the
        jury's session is closed, `assembly_result_missing`.
        """
        self._rules()
        with self._workplace.pen.act(actor, PERMISSION) as act:
            assembly = self._planned(assembly_id)
            session = assembly.appraisal_id
            if not session or self._store.appraisals.by_id(session).state != CLOSED:
                raise OperationRefused("assembly_not_scored")
            if not result.strip():
                raise OperationRefused("assembly_result_missing")
            act.change("assembly", assembly_id, {"state": HELD, "result": result.strip()})
        return self._store.assemblies.by_id(assembly_id)

    def cancel(self, actor: Actor, assembly_id: str) -> Assembly:
        """It is not held. Raises OperationRefused `assembly_unknown`, `assembly_over`."""
        with self._workplace.pen.act(actor, PERMISSION) as act:
            self._planned(assembly_id)
            act.change("assembly", assembly_id, {"state": CANCELLED})
        return self._store.assemblies.by_id(assembly_id)

    def of_year(self, year: int) -> int:
        """How many were held or are planned that year."""
        return sum(
            each.held_on.startswith(f"{year:04d}") and each.state != CANCELLED
            for each in self._store.assemblies.all()
        )

    def _planned(self, assembly_id: str) -> Assembly:
        assembly = self._store.assemblies.by_id(assembly_id)
        if assembly.state != PLANNED:
            raise OperationRefused("assembly_over")
        return assembly

    def _rules(self) -> CriticismEvent:
        rules = self.rules()
        if rules is None:
            raise OperationRefused("assembly_not_held_here")
        return rules

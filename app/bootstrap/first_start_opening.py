"""The first start, put together: with the township's install file in three screens, or step by step."""

from collections.abc import Callable

from app.background.work_thread import WorkThread
from app.bootstrap.first_tables import first_start, first_tables
from app.bootstrap.install_files import InstallFiles
from app.bootstrap.new_station import FirstStart
from app.bootstrap.station import OpenStation
from app.bootstrap.surroundings import Surroundings
from app.models.first_answers import FirstAnswers
from app.presenters.first_start_presenter import FirstStartPresenter, FoundInstall
from app.views.first_start_view import FirstStartView
from app.views.icons import IconBook


class FirstStartOpening:
    """Holds the view and its presenter. `install` is what the station was set up with."""

    def __init__(
        self,
        surroundings: Surroundings,
        icons: IconBook,
        entrance: WorkThread,
        create: Callable[[FirstStart], OpenStation],
        on_opened: Callable[[OpenStation], None],
    ) -> None:
        self._create = create
        self.install: FoundInstall | None = None
        self.view = view = FirstStartView(icons)
        self._presenter = presenter = FirstStartPresenter(
            view,
            entrance,
            lambda: first_tables(surroundings.resources),
            surroundings.randomness,
            self._create_station,
            on_opened,
            InstallFiles(surroundings),
        )
        view.county_chosen.connect(presenter.choose_county)
        view.villages_wanted.connect(presenter.look_up)
        view.step_done.connect(presenter.go_on)
        view.password_proposal_wanted.connect(presenter.propose_password)
        view.install_put_away.connect(presenter.do_without)
        strip = view.village_step.install
        strip.stick_wanted.connect(presenter.look_for_stick)
        strip.found_taken.connect(presenter.use_found)
        strip.file_chosen.connect(presenter.use_file)
        strip.code_typed.connect(presenter.use_code)
        presenter.start()
        presenter.look_for_stick()

    def _create_station(self, answers: FirstAnswers, install: FoundInstall | None) -> OpenStation:
        self.install = install
        return self._create(first_start(answers, install))

"""What every group of the console's pages stands on."""

from app.town.console.pages import Pages
from app.town.console.protection import Sessions
from app.town.township import Township


class ClerkPages:
    """Pages about one matter: what the township knows, how it is drawn, and who is asking."""

    def __init__(self, township: Township, pages: Pages, sessions: Sessions) -> None:
        self._township = township
        self._pages = pages
        self._sessions = sessions

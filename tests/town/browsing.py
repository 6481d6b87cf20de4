"""A clerk at a browser."""

from playwright.sync_api import Page

CLERK_NAME, CLERK_PASSWORD = "张明霞", "liu shu xiang shan"
WATCH = """document.addEventListener('securitypolicyviolation',
    event => console.log('policy: ' + event.violatedDirective));"""

# Chromium says this when a page asks for the focus that a keyboard has already moved.
AUTOFOCUS = "Autofocus processing was blocked"


def remember_complaints(page: Page) -> None:
    """Keep every dialog and every complaint of the browser in the page's `complaints`."""
    kept: list[str] = []
    page.complaints = kept
    page.on("dialog", lambda dialog: kept.append(dialog.message) or dialog.dismiss())
    page.on("console", lambda said: AUTOFOCUS in said.text or kept.append(said.text))
    page.on("pageerror", lambda error: kept.append(str(error)))


def confirm(page: Page, password: str = CLERK_PASSWORD) -> None:
    """Type one's own password again, where a page asks for it."""
    page.fill("[name=password_again]", password)


def sign_in(page: Page, password: str = CLERK_PASSWORD) -> None:
    page.goto("/")
    page.fill("#name", CLERK_NAME)
    page.fill("#password", password)
    page.click("button")

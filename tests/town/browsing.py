"""A clerk at a browser."""

from playwright.sync_api import Page

CLERK_NAME, CLERK_PASSWORD = "张明霞", "liu shu xiang shan"
WATCH = """document.addEventListener('securitypolicyviolation',
    event => console.log('policy: ' + event.violatedDirective));"""

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "<style>body{display:none}</style>",
    "<a href=//evil.example>点这里</a>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "\u202e<b>反向</b>&lt;&amp;",
)
"""Words of a villager that a page must show and never obey."""

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


def sign_in(page: Page, password: str = CLERK_PASSWORD, name: str = CLERK_NAME) -> None:
    page.goto("/")
    page.fill("#name", name)
    page.fill("#password", password)
    page.click("button")


def steps_in(page: Page) -> list[str]:
    """What stands on the page of each step that was taken."""
    return page.locator(".steps li").all_inner_texts()

"""A clerk at a browser."""

from playwright.sync_api import Page

CLERK_NAME, CLERK_PASSWORD = "张明霞", "liu shu xiang shan"
WATCH = """document.addEventListener('securitypolicyviolation',
    event => console.log('policy: ' + event.violatedDirective));"""


def sign_in(page: Page, password: str = CLERK_PASSWORD) -> None:
    page.goto("/")
    page.fill("#name", CLERK_NAME)
    page.fill("#password", password)
    page.click("button")

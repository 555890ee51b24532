"""What axe finds on a page. It runs through the debugger, so the page's content security policy stays as it is."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_2_2_AA = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# The schemes differ in colours and in nothing else, so the second asks for no more than the rules on colours.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def assert_accessible(page: Page) -> None:
    """Fail with each violated rule, its reason and the elements it concerns, in light and in dark."""
    complaints = []
    for scheme, rules in (("light", WCAG_2_2_AA), ("dark", COLOURS)):
        # Colours on their way from one scheme to the other would be measured half-way.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # Preloading would copy every style sheet into the page, which its policy rightly stops.
        options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
        for violation in Axe().run(page, options=options).response["violations"]:
            elements = "\n    ".join(" ".join(map(str, node["target"])) for node in violation["nodes"])
            complaints.append(f"{scheme}: {violation['id']}: {violation['help']}\n    {elements}")
    page.emulate_media(color_scheme=None, reduced_motion=None)
    assert not complaints, f"{page.url}\n" + "\n".join(complaints)

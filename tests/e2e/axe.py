"""What axe finds on a page. It runs through the debugger, so the page's content security policy stays as it is."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG_2_2_AA = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# The schemes differ in colours and in nothing else, so only these rules are asked of both.
ON_COLOURS = ["color-contrast", "link-in-text-block"]
SCHEMES = ("light", "dark")
# Preloading would copy every style sheet into the page, which its policy rightly stops.
ALWAYS = {"resultTypes": ["violations"], "preload": False}

# To measure a colour takes axe longer than everything else, and a list of a hundred rows has few looks: of texts that
# look alike on grounds that look alike one is enough. Marks the first of each look; returns how many there are.
MARK_LOOKS = """() => {
  const grounds = new Map(), ids = new Map(), looks = new Set();
  const idOf = (text) => ids.get(text) ?? ids.set(text, ids.size + 1).get(text);
  const groundOf = (element) => {
    if (!element) return 0;
    if (!grounds.has(element)) {
      const style = getComputedStyle(element), below = groundOf(element.parentElement);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode,
        style.position, getComputedStyle(element, "::before").content, getComputedStyle(element, "::after").content];
      const paints = own.join() !== "rgba(0, 0, 0, 0),none,1,none,normal,static,none,none";
      grounds.set(element, paints ? idOf(below + "/" + own.join()) : below);
    }
    return grounds.get(element);
  };
  for (const element of document.body.querySelectorAll("*")) {
    element.removeAttribute("data-look");
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says && !element.matches("input, select, textarea")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const look = [groundOf(element), element.tagName, style.color, style.fontSize, style.fontWeight, style.textShadow,
      style.textDecorationLine, element.matches(":disabled"), element.getAttribute("class"),
      getComputedStyle(element.parentElement).color].join();
    if (!looks.has(look)) element.setAttribute("data-look", looks.add(look).size);
  }
  return looks.size;
}"""

# Buttons that stick to the window's foot cover whatever lies there just then, and axe finds that too small to be hit.
# At the end of the page they stand in their own place.
FREE_THE_FOOT = """() => {
  const sticks = (element) => getComputedStyle(element).position === "sticky";
  if ([...document.querySelectorAll(".closing-end, .form-actions")].some(sticks)) {
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  }
}"""


def assert_accessible(page: Page) -> None:
    """Fail with each violated rule, its reason and the elements it concerns, in light and in dark."""
    page.evaluate(FREE_THE_FOOT)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.evaluate(AXE_SCRIPT)
    complaints = _ask(page, "light", runOnly=WCAG_2_2_AA, rules={rule: {"enabled": False} for rule in ON_COLOURS})
    for scheme in SCHEMES:
        # Colours on their way from one scheme to the other would be measured half-way.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.evaluate(MARK_LOOKS) > 0, f"{page.url} says nothing"
        rules = {"type": "rule", "values": ON_COLOURS}
        complaints += _ask(page, scheme, within={"include": [["[data-look]"]]}, runOnly=rules)
    page.emulate_media(color_scheme=None, reduced_motion=None)
    assert not complaints, f"{page.url}\n" + "\n".join(complaints)


def _ask(page: Page, scheme: str, *, within: dict[str, Any] | None = None, **options: Any) -> list[str]:
    found = page.evaluate("([within, options]) => axe.run(within ?? document, options)", [within, ALWAYS | options])
    complaints = []
    for violation in found["violations"]:
        elements = "\n    ".join(f"{node['target']} {node['html'][:150]}" for node in violation["nodes"])
        complaints.append(f"{scheme}: {violation['id']}: {violation['help']}\n    {elements}")
    return complaints

// When the timeline comes anew because something was logged: the reader keeps the place, what was opened stays open,
// what is new glows once and is read out.

const LOGGED = new Set(["log-changed", "event-logged"]);
const TOLD_BY_NAME = 3;

const timeline = () => document.getElementById("timeline");
// Events, and the blocks of combats that hold them.
const marks = () => [...(timeline()?.querySelectorAll("[id^='event-'], [id^='combat-event-']") ?? [])];
const cause = (event) => event.detail.requestConfig?.triggeringEvent?.type;
// What somebody is typing in it, such as a word to find.
const fields = () => [...(timeline()?.querySelectorAll("input[id], select[id]") ?? [])];
const isNews = (event) => event.detail.target?.id === "timeline" && LOGGED.has(cause(event));

let before = null;
let newest = null;
const unseen = new Set();

const isNear = (mark) => mark?.getBoundingClientRect().top < window.innerHeight;
const behavior = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isNews(event)) return;
  const known = marks();
  const first = known.find((mark) => mark.getBoundingClientRect().bottom > 0);
  before = {
    ids: new Set(known.map((mark) => mark.id)),
    folds: new Map(known.map((mark) => [mark.id, mark.querySelector("details")?.open])),
    typed: new Map(fields().map((field) => [field.id, field.value])),
    place: first && { id: first.id, top: first.getBoundingClientRect().top },
    reads: marks().length > 0 && timeline().getBoundingClientRect().top < 0,
    isAtEnd: isNear(known.at(-1)) && known.at(-1).getBoundingClientRect().bottom > 0,
  };
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (!before || !isNews(event)) return;
  const { ids, folds, typed, place, reads, isAtEnd } = before;
  before = null;
  const fresh = marks().filter((mark) => !ids.has(mark.id));
  for (const mark of marks()) {
    const fold = mark.querySelector("details");
    if (fold && folds.get(mark.id) !== undefined) fold.open = folds.get(mark.id);
  }
  for (const field of fields()) field.value = typed.get(field.id) ?? field.value;
  const again = reads && place && document.getElementById(place.id);
  if (again) window.scrollBy({ top: again.getBoundingClientRect().top - place.top, behavior: "instant" });
  for (const mark of fresh) mark.classList.add("is-new");
  if (cause(event) !== "log-changed") return;
  const wereTaken = forgetWhatIsGone();
  if (!fresh.length) return wereTaken && offer();
  announce(fresh);
  newest = fresh.at(-1).id;
  document.getElementById("to-latest")?.setAttribute("href", `#${newest}`);
  if (isAtEnd && fresh.at(-1) === marks().at(-1)) return showNewest();
  for (const mark of fresh) if (mark.id.startsWith("event-")) unseen.add(mark.id);
  offer();
});

// What was hidden or taken back since is neither offered nor read out any longer.
function forgetWhatIsGone() {
  const gone = [...unseen].filter((id) => !document.getElementById(id));
  for (const id of gone) unseen.delete(id);
  if (newest && !document.getElementById(newest)) {
    newest = [...unseen].at(-1) ?? marks().at(-1)?.id ?? null;
    document.getElementById("to-latest")?.setAttribute("href", newest ? `#${newest}` : "#timeline");
    const said = document.getElementById("live-said");
    if (said) said.textContent = "";
    return true;
  }
  return gone.length > 0;
}

function showNewest() {
  const mark = document.getElementById(newest);
  const fold = mark?.closest("details");
  if (fold) fold.open = true;
  mark?.scrollIntoView({ block: "nearest", behavior: behavior() });
  seeNewest();
}

function seeNewest() {
  unseen.clear();
  offer();
}

// The way to what came, as long as it is out of sight.
function offer() {
  const news = document.getElementById("live-news");
  if (!news) return;
  if (unseen.size && isNear(document.getElementById(newest))) unseen.clear();
  news.hidden = !unseen.size;
  const link = news.querySelector("a");
  link.href = `#${newest}`;
  link.textContent = unseen.size === 1 ? news.dataset.one : news.dataset.many.replace("%n", unseen.size);
}

document.addEventListener("scroll", () => unseen.size && offer(), { passive: true });
document.addEventListener("click", (event) => {
  if (!event.target.closest("#live-news a")) return;
  event.preventDefault();
  showNewest();
});

function announce(fresh) {
  const said = document.getElementById("live-said");
  if (!said || !fresh.length) return;
  const names = fresh.map((mark) => mark.querySelector(".timeline-name, .combat-title")?.textContent.trim());
  const told = [...new Set(names.filter(Boolean))].slice(-TOLD_BY_NAME);
  if (told.length) said.textContent = `${said.dataset.new} ${told.join("; ")}`;
}

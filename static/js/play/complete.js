// Completes names while a line is typed: characters, people, places and goals of the campaign, which come with the page.
// Arrow keys choose, Tab or Enter takes, Escape closes; a tap takes as well.

const MOST = 6;
const MOST_WORDS = 4;
const GOAL = /^\s*goal:?\s+/iu;
const STARTS = /(?:^|[\s@>,"“„])(?=\S)/g;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

// Behind “goal” the open goals are offered, all of them while nothing is typed yet.
function goalsFor(text, goals) {
  const from = text.match(GOAL)?.[0].length;
  if (!from) return { found: [] };
  const typed = fold(text.slice(from));
  const begins = goals.filter((goal) => fold(goal).startsWith(typed));
  const within = goals.filter((goal) => fold(goal).includes(` ${typed}`));
  return { from, found: [...new Set([...begins, ...within])].filter((goal) => fold(goal) !== typed).slice(0, MOST) };
}

// The names that go on where the text stops: `from` is where the typed part of the name begins.
export function candidates(text, names) {
  const goals = goalsFor(text, names.goals);
  if (goals.found.length) return goals;
  const starts = [...text.matchAll(STARTS)].map((match) => match.index + match[0].length).slice(-MOST_WORDS);
  for (const from of starts) {
    const isPlace = text[from - 1] === "@";
    const typed = fold(text.slice(from));
    if (typed.length < (isPlace ? 1 : 2)) continue;
    const among = isPlace ? names.places : [...names.characters, ...names.people, ...names.places];
    // Who is called by a last name comes before a stranger whose name begins so.
    const party = isPlace ? [] : names.characters;
    const fits = (name) => fold(name).startsWith(typed) || (party.includes(name) && fold(name).includes(` ${typed}`));
    const begins = among.filter(fits);
    const within = among.filter((name) => fold(name).includes(` ${typed}`));
    const found = [...new Set([...begins, ...within])].filter((name) => fold(name) !== typed);
    if (found.length) return { from, found: found.slice(0, MOST) };
  }
  return { from: text.length, found: [] };
}

export class Completion {
  #box;
  #list;
  #from = 0;
  #active = -1;
  names = { characters: [], people: [], places: [], goals: [] };

  constructor(box, list) {
    this.#box = box;
    this.#list = list;
    box.addEventListener("input", () => this.#open());
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("blur", () => this.close());
    // The box keeps the focus, and a phone its keyboard.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#take(option);
    });
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  close() {
    this.#list.hidden = true;
    this.#active = -1;
    this.#box.setAttribute("aria-expanded", "false");
    this.#box.removeAttribute("aria-activedescendant");
  }

  #open() {
    const { value, selectionStart, selectionEnd } = this.#box;
    const ends = selectionStart === selectionEnd && /^(?:$|[\s,.!?>@])/.test(value.slice(selectionStart));
    const { from, found } = ends ? candidates(value.slice(0, selectionStart), this.names) : { found: [] };
    if (!found.length || !this.#box.value.trim()) return this.close();
    this.#from = from;
    this.#list.replaceChildren(...found.map((name, index) => this.#option(name, index)));
    this.#list.hidden = false;
    this.#active = -1;
    this.#box.setAttribute("aria-expanded", "true");
    this.#box.removeAttribute("aria-activedescendant");
  }

  #option(name, index) {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${index}`;
    option.role = "option";
    option.textContent = name;
    option.ariaSelected = "false";
    return option;
  }

  #key(event) {
    if (!this.isOpen || event.isComposing) return;
    const options = [...this.#list.children];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = this.#active < 0 && step < 0 ? options.length - 1 : this.#active + step;
      this.#choose((next + options.length) % options.length);
    } else if (event.key === "Enter" && this.#active >= 0) {
      this.#take(options[this.#active]);
    } else if (event.key === "Tab" && !event.shiftKey) {
      this.#take(options[Math.max(this.#active, 0)]);
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #choose(index) {
    this.#active = index;
    for (const [position, option] of [...this.#list.children].entries()) {
      option.ariaSelected = `${position === index}`;
    }
    const option = this.#list.children[index];
    option.scrollIntoView({ block: "nearest" });
    this.#box.setAttribute("aria-activedescendant", option.id);
  }

  #take(option) {
    const { value, selectionStart } = this.#box;
    const after = value.slice(selectionStart).replace(/^\s*/, " ");
    const before = `${value.slice(0, this.#from)}${option.textContent}`;
    this.#box.value = before + after;
    this.#box.setSelectionRange(before.length + 1, before.length + 1);
    this.close();
    this.#box.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }
}

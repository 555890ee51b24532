// Shows the lines that are on their way, and those that need a person, below what is recorded already. Where several need
// one, they stand in one row that opens.

const first = (template) => document.getElementById(template).content.firstElementChild.cloneNode(true);

// Puts the children into this order and leaves alone what stands right: a press on something that is taken out and put
// back meanwhile is lost.
function arrange(parent, children) {
  for (const child of [...parent.children]) if (!children.includes(child)) child.remove();
  children.forEach((child, place) => {
    if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
  });
}

export class Lines {
  #list;
  #fold = first("play-refused");
  #words;

  // `decisions`: by the name of the button's `data-act`, what is to be done with the refused line.
  constructor(list, words, queue, decisions) {
    this.#list = list;
    this.#words = words;
    queue.addEventListener("change", () => this.show(queue.lines()));
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-act]");
      const line = button && queue.find(button.closest("[data-line]").dataset.line);
      if (line) decisions[button.dataset.act](line);
    });
    this.show(queue.lines());
  }

  show(lines) {
    const known = new Map([...this.#list.querySelectorAll("[data-line]")].map((item) => [item.dataset.line, item]));
    const items = (some) => some.map((line) => this.#fill(known.get(line.id) ?? first("play-line"), line));
    const refused = lines.filter((line) => line.state === "refused");
    const others = lines.filter((line) => line.state !== "refused" && !line.isTakenBack);
    const cards = items(refused);
    arrange(this.#list, [...(refused.length > 1 ? [this.#folded(cards)] : cards), ...items(others)]);
    this.#list.hidden = !this.#list.children.length;
  }

  #folded(cards) {
    this.#fold.querySelector("[data-count]").textContent = this.#words.needYou.replace("%n", String(cards.length));
    arrange(this.#fold.querySelector("ol"), cards);
    return this.#fold;
  }

  #fill(item, line) {
    const isRefused = line.state === "refused";
    item.dataset.line = line.id;
    item.dataset.state = line.state;
    item.querySelector("[data-text]").textContent = line.text;
    item.querySelector("[data-secret]").hidden = line.visibility !== "gm";
    item.querySelector("[data-waiting]").hidden = isRefused;
    item.querySelector("[data-refused]").hidden = !isRefused;
    item.querySelector("[data-problem]").textContent = isRefused ? line.problem || this.#words.mishap : "";
    return item;
  }
}

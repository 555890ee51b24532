// Shows the lines that are on their way, and those that need a person, below what is recorded already.

export class Lines {
  #list;
  #pattern;
  #words;

  // `decisions`: by the name of the button's `data-act`, what is to be done with the refused line.
  constructor(list, pattern, words, queue, decisions) {
    this.#list = list;
    this.#pattern = pattern;
    this.#words = words;
    queue.addEventListener("change", () => this.show(queue.lines()));
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-act]");
      const id = button?.closest("li").dataset.line;
      const line = queue.lines().find((one) => one.id === id);
      if (line) decisions[button.dataset.act](line);
    });
    this.show(queue.lines());
  }

  show(lines) {
    const known = new Map([...this.#list.children].map((item) => [item.dataset.line, item]));
    const fresh = () => this.#pattern.content.firstElementChild.cloneNode(true);
    const items = lines.map((line) => this.#fill(known.get(line.id) ?? fresh(), line));
    this.#list.replaceChildren(...items);
    this.#list.hidden = !items.length;
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

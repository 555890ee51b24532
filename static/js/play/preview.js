// Shows what a line will record before it is saved: asks the server a moment after the last key.

const MOMENT = 250;
const PATIENCE = 8_000;

export class Preview {
  #box;
  #place;
  #address;
  #timer = 0;
  #asking = null;
  #about = "";

  // `fields()`: what the form would send now.
  constructor(box, place, address, fields) {
    this.#box = box;
    this.#place = place;
    this.#address = address;
    this.fields = fields;
    box.addEventListener("input", () => this.later());
  }

  // What is shown is about exactly this text, and says that it cannot be recorded.
  hasProblem(text) {
    return this.#about === text && this.#place.querySelector("[data-problem]") !== null;
  }

  // Of what is shown, where that is about this text: the server then records nothing else.
  fingerprint(text) {
    return this.#about === text ? (this.#place.querySelector("[data-fingerprint]")?.dataset.fingerprint ?? "") : "";
  }

  later() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.#box.value.trim()) this.#timer = setTimeout(() => this.#ask(), MOMENT);
    else this.clear();
  }

  clear() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#show("", "");
  }

  async #ask() {
    const asking = (this.#asking = new AbortController());
    const timeout = setTimeout(() => asking.abort(), PATIENCE);
    const { line, visibility } = this.fields();
    try {
      const address = `${this.#address}?${new URLSearchParams({ line, visibility })}`;
      const answer = await fetch(address, { signal: asking.signal, redirect: "error" });
      const html = answer.ok ? await answer.text() : "";
      // What was typed meanwhile has a question of its own on the way.
      if (this.#asking === asking) this.#show(html, html && line);
    } catch {
      if (this.#asking === asking) this.#show("", "");
    } finally {
      clearTimeout(timeout);
    }
  }

  #show(html, about) {
    this.#about = about;
    this.#place.innerHTML = html;
    this.#box.toggleAttribute("aria-invalid", false);
    if (this.#place.querySelector("[data-problem]")) this.#box.setAttribute("aria-invalid", "true");
  }
}

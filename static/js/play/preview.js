// Shows what a line will record before it is saved: asks the server a moment after the last key. A problem is only hinted
// at while somebody is still typing.

const MOMENT = 250;
const PAUSE = 700;
const PATIENCE = 8_000;

export class Preview {
  #box;
  #place;
  #address;
  #timer = 0;
  #asking = null;
  #about = "";
  #pause = 0;
  #isPaused = true;
  #reason = "";
  #isBusy;

  // `fields()`: what the form would send now. `isBusy()`: whether a name is just being chosen.
  constructor(box, place, address, { fields, isBusy }) {
    this.#box = box;
    this.#place = place;
    this.#address = address;
    this.#isBusy = isBusy;
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
    this.#stop();
    this.#isPaused = false;
    this.#mark();
    this.#wait();
    if (this.#box.value.trim()) this.#timer = setTimeout(() => this.#ask(), MOMENT);
    else this.clear();
  }

  // Who may read the line has changed: at once, and without a gap in which nothing is shown.
  again() {
    this.#stop();
    this.#about = "";
    if (this.#box.value.trim()) this.#ask();
    else this.clear();
  }

  // `reason`: why the line that is in the box again was not taken.
  now(reason) {
    this.#stop();
    this.#show("", "");
    this.#reason = reason;
    this.#ask();
    this.reveal();
  }

  clear() {
    this.#stop();
    this.#show("", "");
  }

  // Whoever wants to save wants to know what stands in the way.
  reveal() {
    clearTimeout(this.#pause);
    this.#isPaused = true;
    this.#mark();
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#reason = "";
  }

  #wait() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => (this.#isBusy() ? this.#wait() : this.reveal()), PAUSE);
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
    this.#tell();
    this.#mark();
  }

  // Where the line could be saved by now, the reason is what there is to say.
  #tell() {
    const reason = this.#place.querySelector("[data-reason]");
    if (!reason || !this.#reason || this.#place.querySelector("[data-problem]")) return;
    reason.querySelector("span").textContent = this.#reason;
    reason.hidden = false;
  }

  #mark() {
    const isShown = this.#isPaused && this.#place.querySelector("[data-problem]") !== null;
    this.#place.toggleAttribute("data-muted", !this.#isPaused);
    if (isShown) this.#box.setAttribute("aria-invalid", "true");
    else this.#box.removeAttribute("aria-invalid");
  }
}

// Says in one line how it stands with what was typed: all saved, waiting for a connection, waiting for a log-in.

export class StatusLine {
  #place;
  #words;
  #queue;
  #sender;
  #note = "";

  constructor(place, words, queue, sender) {
    this.#place = place;
    this.#words = words;
    this.#queue = queue;
    this.#sender = sender;
    queue.addEventListener("change", () => this.show());
    sender.addEventListener("state", () => this.show());
    window.addEventListener("offline", () => this.show());
    window.addEventListener("online", () => this.show());
    window.addEventListener("beforeunload", (event) => {
      // Only where the browser keeps nothing would leaving lose them.
      if (!queue.isKept && queue.lines().length) event.preventDefault();
    });
    this.show();
  }

  // A word on what was just done, until the next thing is said or written.
  say(note) {
    this.#note = note;
    this.show();
  }

  show() {
    const waiting = this.#queue.shown().length;
    const state = this.#stateOf(waiting);
    this.#place.dataset.state = state;
    const count = waiting === 1 ? this.#words.oneLine : this.#words.manyLines.replace("%n", String(waiting));
    const text = (this.#words[state] ?? "").replace("%lines", count);
    const unkept = this.#queue.isKept || !waiting ? "" : this.#words.unkept;
    const said = [this.#note, text, unkept].filter(Boolean).join(" ");
    // Words that have not changed are not read out once more.
    const spoken = this.#place.querySelector("[data-words]");
    if (spoken.textContent !== said) spoken.textContent = said;
    this.#place.querySelector("[data-login]").hidden = state !== "login";
  }

  #stateOf(waiting) {
    const { state } = this.#sender;
    if (waiting && (state === "login" || state === "closed")) return state;
    if (!navigator.onLine || state === "offline") return waiting ? "waiting" : "offline";
    return waiting ? "sending" : "idle";
  }
}

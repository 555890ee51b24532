// Undo and redo. A line that is still here is taken back here; one that is just being sent, right after its answer;
// everything else is taken back by the server, which has to be asked once all lines before it have arrived.

import { post } from "./send.js";

export class Turns {
  #queue;
  #sender;
  #say;
  #words;
  #showAnswer;
  // What was pressed while lines were still on their way: "undo" or "redo".
  #asked = [];
  #isBusy = false;

  constructor(queue, sender, words, { say, showAnswer }) {
    this.#queue = queue;
    this.#sender = sender;
    this.#words = words;
    this.#say = say;
    this.#showAnswer = showAnswer;
    queue.addEventListener("change", () => this.#onChange());
    this.enable();
  }

  press(button) {
    const newest = this.#queue.shown().at(-1);
    if (button.dataset.turn === "undo" && newest) {
      this.#queue.takeBack(newest);
      this.#say(this.#words.takenBack.replace("%line", newest.text));
      return this.#sender.now();
    }
    this.#asked.push(button.dataset.turn);
    return this.#next();
  }

  // The server says what can be undone there; a line that waits here can always be, and comes first.
  enable() {
    const undo = this.#button("undo");
    if (!undo) return;
    const newest = this.#queue.shown().at(-1);
    undo.disabled = !undo.value && !newest;
    const of = undo.querySelector("[data-of]");
    of.textContent = newest ? newest.text : of.dataset.of;
  }

  #button = (turn) => document.querySelector(`[data-turns] [data-turn=${turn}]`);

  #onChange() {
    this.enable();
    this.#next();
  }

  async #next() {
    if (this.#isBusy || !this.#asked.length) return;
    if (this.#queue.waiting().length) return this.#say(this.#words.after);
    const button = this.#button(this.#asked.shift());
    if (!button?.value) return this.#say(this.#words.nothing);
    this.#isBusy = true;
    try {
      const answer = await post(button.formAction, { event: button.value });
      if (!answer.ok) throw new Error(`${answer.status}`);
      this.#showAnswer(await answer.json());
      this.#say("");
    } catch {
      this.#asked = [];
      this.#say(this.#words.notTurned);
    } finally {
      this.#isBusy = false;
      this.enable();
    }
    return this.#next();
  }
}

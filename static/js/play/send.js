// Sends the waiting lines, one after the other, until the server has answered each: again after a lost connection, a
// reload, a restart, a new log-in. Every line has an id of its own, so that one that arrives twice is recorded once.

import { inTurn } from "./turn.js";

const SOONEST = 1_000;
const LATEST = 30_000;
const PATIENCE = 20_000;
const MISHAPS = 3;

export const csrfToken = () =>
  // Logging in again changes the cookie, but not the form of a page that was open.
  document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ??
  document.querySelector("[name=csrfmiddlewaretoken]").value;

export function post(address, fields) {
  return fetch(address, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": csrfToken() },
    body: new URLSearchParams(fields),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
}

const isJson = (answer) => (answer.headers.get("Content-Type") ?? "").startsWith("application/json");

export class Sender extends EventTarget {
  #queue;
  #address;
  #undoAddress;
  #pause = SOONEST;
  #timer = 0;
  #mishaps = new Map();
  #isRunning = false;
  #isAskedAgain = false;

  // "idle", "sending", "offline", "login" (nobody is logged in), "closed" (not to be written by this person any more)
  state = "idle";

  constructor(queue, address, undoAddress) {
    super();
    this.#queue = queue;
    this.#address = address;
    this.#undoAddress = undoAddress;
    window.addEventListener("online", this.now);
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
  }

  // Call it whenever there is something to send, or hope that it can be sent.
  now = () => {
    this.#pause = SOONEST;
    if (!this.#isRunning) return this.#run();
    this.#isAskedAgain = true;
  };

  async #run() {
    clearTimeout(this.#timer);
    this.#isRunning = true;
    do {
      this.#isAskedAgain = false;
      await this.#round();
    } while (this.#isAskedAgain);
    this.#isRunning = false;
  }

  async #round() {
    let goesOn = true;
    await inTurn(`${this.#queue.name}:sender`, async (renew) => {
      // Asked for anew each time: another tab may have added or sent some meanwhile.
      for (let line; goesOn && (line = this.#next()); ) {
        renew();
        goesOn = await this.#send(line);
      }
    });
    if (!this.#queue.waiting().length) return this.#become("idle");
    this.#timer = setTimeout(() => this.#run(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LATEST);
  }

  #next() {
    this.#queue.dropTakenBack();
    return this.#queue.waiting()[0];
  }

  // Whether the next one may go.
  async #send(line) {
    let answer;
    this.#queue.markSent(line);
    if (this.state !== "offline") this.#become("sending");
    try {
      answer = await post(this.#address, {
        line: line.text,
        visibility: line.visibility,
        capture: line.id,
        fingerprint: line.fingerprint,
        typed_at: new Date(line.typedAt).toISOString(),
      });
      if (isJson(answer)) return this.#settle(line, answer.status, await answer.json());
    } catch {
      return this.#stop("offline");
    }
    if (answer.status === 403) return this.#stop("login");
    if (answer.status === 404) return this.#stop("closed");
    if (answer.status === 500) return this.#mishap(line);
    return this.#stop("offline");
  }

  async #settle(line, status, said) {
    const isRecorded = status === 200 || status === 201;
    if (status === 401) return this.#stop("login");
    if (!isRecorded && !said.problem) return this.#stop("offline");
    let shown = said;
    if (isRecorded) {
      // It may have been taken back while it was on its way.
      if (this.#queue.find(line.id)?.isTakenBack && !(shown = await this.#undo(line))) return this.#stop("offline");
      this.#pause = SOONEST;
      this.#queue.remove(line);
    } else {
      this.#refuse(line, said.problem);
    }
    this.#become("sending");
    this.dispatchEvent(new CustomEvent("answer", { detail: shown }));
    return true;
  }

  // Exactly this line; null when it has to be tried again.
  async #undo(line) {
    try {
      const answer = await post(this.#undoAddress, { line: line.id });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  // Whoever listens may take the line instead of the queue.
  #refuse(line, problem) {
    if (this.#queue.find(line.id)?.isTakenBack) return this.#queue.remove(line);
    const refusal = new CustomEvent("refusal", { detail: { line, problem }, cancelable: true });
    if (this.dispatchEvent(refusal)) this.#queue.refuse(line, problem);
  }

  // A line on which the server stumbles again and again must not hold up the others for ever.
  #mishap(line) {
    const count = (this.#mishaps.get(line.id) ?? 0) + 1;
    this.#mishaps.set(line.id, count);
    if (count < MISHAPS) return this.#stop("offline");
    this.#refuse(line, "");
    return true;
  }

  #stop(state) {
    this.#become(state);
    return false;
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}

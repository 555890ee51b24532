// The lines that the server has not answered yet. Each lies under a key of its own in the browser's storage, so that two
// tabs never write over each other's; it is taken out only when the server has said what became of it.

const isLine = (key, name) => key.startsWith(`${name}:line:`);

// crypto.randomUUID is missing where a page is not served over HTTPS, such as on a laptop at the table.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// Where the browser keeps nothing (storage full or forbidden), the page itself does for as long as it is open.
class Memory {
  #texts = new Map();
  keys = () => [...this.#texts.keys()];
  read = (key) => this.#texts.get(key) ?? null;
  write = (key, text) => this.#texts.set(key, text);
  drop = (key) => this.#texts.delete(key);
}

const browser = {
  keys: () => Object.keys(localStorage),
  read: (key) => localStorage.getItem(key),
  write: (key, text) => localStorage.setItem(key, text),
  drop: (key) => localStorage.removeItem(key),
};

export class Queue extends EventTarget {
  #memory = new Memory();

  constructor(name) {
    super();
    this.name = name;
    this.isKept = true;
    window.addEventListener("storage", (event) => {
      if (event.key === null || isLine(event.key, name)) this.#changed();
    });
  }

  // All lines in the order in which they were typed.
  lines() {
    const found = [];
    for (const store of this.#stores()) {
      for (const key of store.keys()) {
        if (isLine(key, this.name)) found.push(JSON.parse(store.read(key)));
      }
    }
    return found.sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
  }

  waiting = () => this.lines().filter((line) => line.state === "waiting");

  // Those that still count: one that is being taken back is only waited for.
  shown = () => this.waiting().filter((line) => !line.isTakenBack);

  find = (id) => this.lines().find((line) => line.id === id);

  // `typedAt`: milliseconds, as the server counts them. `fingerprint`: of the preview, if there was one.
  add({ text, visibility, typedAt, fingerprint = "" }) {
    const last = this.lines().at(-1)?.order ?? 0;
    const order = Math.max(Date.now(), last + 1);
    const line = { id: newId(), text, visibility, typedAt, fingerprint, order, state: "waiting" };
    this.#write(line);
    return line;
  }

  // The server cannot take it as it is: it waits for a person now, and for nothing else does it hold up the others.
  refuse(line, problem) {
    this.#write({ ...line, state: "refused", problem });
  }

  // From now on it may have arrived, whatever answer comes back or does not.
  markSent(line) {
    if (!line.isSent) this.#write({ ...line, isSent: true });
  }

  // One that was never sent is simply forgotten by whoever sends next; the others are undone after their answer.
  takeBack(line) {
    this.#write({ ...line, isTakenBack: true });
  }

  dropTakenBack() {
    for (const line of this.waiting()) if (line.isTakenBack && !line.isSent) this.remove(line);
  }

  remove(line) {
    for (const store of this.#stores()) store.drop(this.#key(line));
    this.#changed();
  }

  #key = (line) => `${this.name}:line:${line.id}`;

  *#stores() {
    if (this.#canRead()) yield browser;
    yield this.#memory;
  }

  #canRead() {
    try {
      return localStorage.length >= 0;
    } catch {
      return false;
    }
  }

  #write(line) {
    const text = JSON.stringify(line);
    try {
      browser.write(this.#key(line), text);
      this.#memory.drop(this.#key(line));
    } catch {
      this.isKept = false;
      this.#memory.write(this.#key(line), text);
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

// Table mode: the capture line, the game clock and the combat of the session that is being played. Everything that is
// recorded goes through one queue, so that it is kept while there is no connection. Without this module the forms post.

import { showParts } from "../live/news.js";
import { Completion } from "./complete.js";
import { Lines } from "./lines.js";
import { Preview } from "./preview.js";
import { Queue } from "./queue.js";
import { Sender } from "./send.js";
import { StatusLine } from "./status.js";
import { Turns } from "./undoing.js";

const root = document.getElementById("play");
const form = document.getElementById("capture");
const box = form.elements.line;
const { queue: name, preview: previewAddress, undo: undoAddress, now } = root.dataset;
const words = JSON.parse(document.getElementById("play-words").textContent);

const queue = new Queue(name);
const sender = new Sender(queue, form.action, undoAddress);
const completion = new Completion(box, document.getElementById("play-names-list"));
const fields = () => ({ line: box.value, visibility: form.elements.visibility.checked ? "gm" : "party" });
const preview = new Preview(box, document.getElementById("play-preview"), previewAddress, {
  fields,
  isBusy: () => completion.isOpen,
});
// The server's clock, as far as this page knows: a wrong clock in a phone moves no event.
const ahead = Number(now) - Date.now();

let revised = null;
// The line that has just left the box.
let fresh = "";
// What was begun when an earlier line was taken up again.
let held = { line: "", visibility: "party" };

function save(text, visibility, { typedAt = Date.now() + ahead, fingerprint = "" } = {}) {
  status.say("");
  const { id } = queue.add({ text, visibility, typedAt, fingerprint });
  sender.now();
  return id;
}

function write({ line: text, visibility }) {
  box.value = text;
  form.elements.visibility.checked = visibility === "gm";
  keepDraft();
  completion.close();
  if (text) preview.later();
  else preview.clear();
}

// What was begun is still there after a reload.
function keepDraft() {
  try {
    sessionStorage.setItem(`${name}:draft`, JSON.stringify(fields()));
  } catch {
    // Then it is not.
  }
}

function readNames() {
  completion.names = JSON.parse(document.getElementById("play-names").textContent);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  box.focus();
  const { line, visibility } = fields();
  // What the preview says cannot be recorded stays where it can be mended.
  if (!line.trim() || preview.hasProblem(line)) {
    completion.close();
    return preview.reveal();
  }
  if (revised) queue.remove(revised);
  // Lines that are still on their way may change what this one means; then nobody was shown it.
  const fingerprint = queue.waiting().length ? "" : preview.fingerprint(line);
  fresh = save(line, visibility, { typedAt: revised?.typedAt, fingerprint });
  // A secret is one line's own: the next is open again, unless it was begun as one.
  write(held);
  revised = null;
  held = { line: "", visibility: "party" };
});

// What is refused at once comes back into the box, if nothing else is being written there by now.
sender.addEventListener("refusal", (event) => {
  const { line, problem } = event.detail;
  if (line.id !== fresh || !problem || box.value.trim()) return;
  event.preventDefault();
  queue.remove(line);
  write({ line: line.text, visibility: line.visibility });
  preview.now(problem);
});
// What has waited for a connection needs a person in its own time.
sender.addEventListener("state", () => {
  if (sender.state !== "sending" && sender.state !== "idle") fresh = "";
});

// The buttons of clock and combat are lines too.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.target.matches("form[data-turns]")) {
    event.preventDefault();
    turns.press(button);
    box.focus();
  }
  if (!event.target.matches("form[data-lines]")) return;
  event.preventDefault();
  const typed = event.target.elements.moment;
  if (typed && !typed.value.trim()) return typed.focus();
  save(typed ? `${button.value} ${typed.value}` : button.value, event.target.elements.visibility?.value ?? "party");
  event.target.closest("details:not([data-stays])")?.removeAttribute("open");
  if (typed) typed.value = "";
});

new Lines(document.getElementById("play-waiting"), words, queue, {
  edit(line) {
    if (!revised && box.value !== line.text) held = fields();
    revised = line;
    write({ line: line.text, visibility: line.visibility });
    box.focus();
  },
  discard(line) {
    if (revised?.id === line.id) revised = null;
    queue.remove(line);
  },
});

const status = new StatusLine(document.getElementById("play-status"), words, queue, sender);

const turns = new Turns(queue, sender, words, { say: (note) => status.say(note), showAnswer });

function renew() {
  readNames();
  turns.enable();
}

function showAnswer(said) {
  if (said.parts) showParts(said.parts);
  renew();
}

sender.addEventListener("answer", ({ detail }) => showAnswer(detail));
document.body.addEventListener("log-changed", renew);
box.addEventListener("input", keepDraft);
form.elements.visibility.addEventListener("change", () => {
  keepDraft();
  preview.again();
});

readNames();
try {
  const draft = sessionStorage.getItem(`${name}:draft`);
  if (!box.value && draft) write(JSON.parse(draft));
} catch {
  // Nothing was kept.
}
sender.now();

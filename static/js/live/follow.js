// Follows a session while it is being played: asks for news every few seconds as long as somebody looks at the page.
// `#live` says where to ask (`data-live`) and what the page knows already (`data-version`); the answer brings it anew.

import { showNews } from "./news.js";
import "./timeline.js";

const EVERY = 2_000;
const FARTHEST = 60_000;
const PATIENCE = 15_000;

let timer = 0;
let pause = EVERY;
let isAsking = false;

const source = () => document.getElementById("live")?.dataset ?? {};

function askLater() {
  clearTimeout(timer);
  if (source().live && !document.hidden) timer = setTimeout(ask, pause);
}

async function ask() {
  const { live, version } = source();
  if (!live || document.hidden || isAsking) return;
  isAsking = true;
  try {
    const address = new URL(live, location.href);
    address.searchParams.set("v", version);
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      // Whoever may no longer read this is told so by the page itself, when it is loaded again.
      delete document.getElementById("live").dataset.live;
      return;
    }
    if (!answer.ok) throw new Error(`${answer.status}`);
    pause = EVERY;
    // A page that has been told by another answer meanwhile already knows.
    if (answer.status !== 204 && source().version === version) showNews(await answer.text());
  } catch {
    pause = Math.min(pause * 2, FARTHEST);
  } finally {
    isAsking = false;
    askLater();
  }
}

function askNow() {
  if (document.hidden) return;
  pause = EVERY;
  clearTimeout(timer);
  ask();
}

document.addEventListener("visibilitychange", askNow);
window.addEventListener("online", askNow);
window.addEventListener("pageshow", (event) => event.persisted && askNow());
askLater();

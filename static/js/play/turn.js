// One tab at a time: of several that have the same queue only one sends, else two would mix up the order of the lines.

const LEASE = 30_000;
const SETTLE = 60;

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

// Browsers have locks only on secure pages; elsewhere a note in the storage says who is at it, and until when.
async function withLease(name, act) {
  const key = `${name}:lease`;
  const me = `${Math.random()}`;
  const holder = () => JSON.parse(localStorage.getItem(key) ?? "null");
  const renew = () => localStorage.setItem(key, JSON.stringify({ me, until: Date.now() + LEASE }));
  if ((holder()?.until ?? 0) > Date.now()) return;
  renew();
  await sleep(SETTLE);
  if (holder()?.me !== me) return;
  try {
    await act(renew);
  } finally {
    if (holder()?.me === me) localStorage.removeItem(key);
  }
}

// Runs `act(renew)` when no other tab is at it; `renew` is to be called before each long step.
export async function inTurn(name, act) {
  if (navigator.locks) return navigator.locks.request(name, () => act(() => {}));
  try {
    return await withLease(name, act);
  } catch (error) {
    // Where nothing is stored there is no other tab to be wary of.
    if (error instanceof DOMException && error.name === "SecurityError") return act(() => {});
    throw error;
  }
}

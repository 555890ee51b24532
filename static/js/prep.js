// The list of what is prepared: a tick is shown when the server has it. What did not arrive is said, and nothing changes.

const panel = document.getElementById("prep-panel");
// A desk has room for it.
if (panel && matchMedia("(min-width: 56rem)").matches) panel.open = true;

const listOf = (event) => event.target.closest?.("[data-prep]");

function say(list, words) {
  list.querySelector("[data-prep-said]").textContent = words;
}

document.addEventListener("htmx:beforeRequest", (event) => listOf(event) && say(listOf(event), ""));
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    const list = listOf(event);
    if (list) say(list, name === "htmx:responseError" ? list.dataset.refused : list.dataset.offline);
  });
}

// What was told once is not offered again.
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-tell]")) event.target.hidden = true;
});

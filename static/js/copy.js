// A button that copies the text of a field (`data-copy="#id"`); it is shown only where it can do so.

function reveal(part) {
  if (!navigator.clipboard) return;
  for (const button of part.querySelectorAll("button[data-copy]")) button.hidden = false;
}

reveal(document);
// What htmx brings in later has its buttons too.
document.addEventListener("htmx:load", (event) => reveal(event.target));

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
  if (button.dataset.copied) button.querySelector("span").textContent = button.dataset.copied;
});

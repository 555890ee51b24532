// A button that copies the text of a field (`data-copy="#id"`); it is shown only where it can do so.

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (navigator.clipboard) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
  if (button.dataset.copied) button.querySelector("span").textContent = button.dataset.copied;
});

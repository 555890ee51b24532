// A link to a step opens it; browsers that do so by themselves find it open.
function reveal() {
  const place = document.getElementById(location.hash.slice(1));
  const step = place?.closest("details");
  if (!step) return;
  for (let outer = step; outer; outer = outer.parentElement.closest("details")) outer.open = true;
  (place.matches("fieldset") ? step : place).scrollIntoView();
  if (place.matches("input, select, textarea")) place.focus();
}

addEventListener("hashchange", reveal);
reveal();

// A link to where one is already changes nothing in the address.
document.addEventListener("click", (event) => {
  if (event.target.closest(".closing-steps a, .not-saved a")?.hash === location.hash) reveal();
});

// Whoever writes a date for the next session wants it planned, unless they have said what they want.
// Saying that it is to be decided later, as it stands already, is a choice too, which changes nothing.
let hasChosen = false;
document.addEventListener("click", (event) => {
  if (event.target.name === "next_choice") hasChosen = true;
});
document.addEventListener("input", (event) => {
  if (hasChosen || !/^next_(start|title|location|number)$/.test(event.target.name ?? "")) return;
  const isOpen = event.target.form?.querySelector("input[name=next_choice]:checked")?.value === "later";
  if (isOpen) event.target.form.querySelector("input[name=next_choice][value=plan]").checked = true;
});

// A goal whose progress comes to its target may be achieved.
document.addEventListener("input", (event) => {
  if (!event.target.name?.startsWith("progress-")) return;
  const row = event.target.closest("li");
  const hint = row.querySelector(".closing-reached");
  if (hint) hint.hidden = Number(row.dataset.amount) + Number(event.target.value || 0) < Number(row.dataset.target);
});

// What was typed and not sent is not to be lost by leaving the page.
const closing = document.getElementById("closing");
if (closing) {
  let isSending = false;
  const shown = () => new URLSearchParams(new FormData(closing)).toString();
  // A page that came back with something typed has that to lose from the beginning.
  const opened = closing.dataset.typed ? "" : shown();
  addEventListener("beforeunload", (event) => {
    if (!isSending && shown() !== opened) event.preventDefault();
  });
  closing.addEventListener("submit", () => {
    isSending = true;
  });
  // The browser brings a page back as it was left.
  addEventListener("pageshow", () => {
    isSending = false;
  });
}

// Lists of inputs (`<ol data-rows>`): add, remove and move a row in place. Without this module each button submits the form
// and the server answers with the changed list.

const inputsOf = (row) => row.querySelectorAll("input:not([type=hidden]), textarea");

function renumber(list) {
  [...list.children].forEach((row, index) => {
    for (const element of row.querySelectorAll("[data-row-label]")) {
      element.textContent = element.dataset.rowLabel.replace("%n", String(index + 1));
    }
    for (const button of row.querySelectorAll("button[value]")) {
      button.value = String(index);
    }
  });
}

function add(list) {
  const row = list.lastElementChild.cloneNode(true);
  const unique = `${Date.now()}`;
  for (const input of inputsOf(row)) {
    input.value = "";
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    const label = row.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    input.id = `${input.name}-${unique}`;
    if (label) label.htmlFor = input.id;
  }
  row.querySelector(".field-errors")?.remove();
  list.append(row);
  renumber(list);
  inputsOf(row)[0]?.focus();
}

function remove(list, row) {
  if (list.children.length === 1) {
    for (const input of inputsOf(row)) input.value = "";
  } else {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    renumber(list);
    inputsOf(next)[0]?.focus();
    return;
  }
  inputsOf(row)[0]?.focus();
}

function move(list, row, button, step) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  renumber(list);
  button.focus();
}

// Enter goes on to the next row instead of sending the form; in the last one it adds another, once something is typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-rows] input")) return;
  event.preventDefault();
  const row = event.target.closest("[data-rows] > li");
  if (row.nextElementSibling) inputsOf(row.nextElementSibling)[0]?.focus();
  else if (event.target.value.trim()) add(row.parentElement);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-row-action]");
  if (!button) return;
  const { rowAction, rowsTarget } = button.dataset;
  const list = rowsTarget ? document.getElementById(rowsTarget) : button.closest("[data-rows]");
  if (!list || !list.children.length) return;
  event.preventDefault();
  const row = button.closest("[data-rows] > li");
  if (rowAction === "add") add(list);
  else if (rowAction === "remove") remove(list, row);
  else if (rowAction === "up") move(list, row, button, -1);
  else if (rowAction === "down") move(list, row, button, 1);
});

// Colours and type as the style sheets have them, in whichever scheme is on.

const probe = document.createElement("span");
probe.hidden = true;

/** The colour that a token of tokens.css stands for now; with `strength`, as transparent as that. */
export function colour(token, strength = 1) {
  // Going back replaces all that the page holds.
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(--${token})`;
  const found = getComputedStyle(probe).color;
  if (strength === 1) return found;
  const [red, green, blue] = found.match(/[\d.]+/g);
  return `rgba(${red}, ${green}, ${blue}, ${strength})`;
}

export const isNarrow = () => matchMedia("(max-width: 36rem)").matches;

export function font(size = 13) {
  return { family: getComputedStyle(document.body).fontFamily, size };
}

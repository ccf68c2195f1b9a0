// What one can do here, on one sheet.
import { button, h } from "./dom";

const KEYS: [string, string][] = [
  ["/", "search for a name"],
  ["click", "a node: who it is. A line: what says so. Shift-click a second node: the path between the two"],
  ["point", "at a node: its neighbours light up"],
  ["drag, wheel, pinch", "move about, closer and farther"],
  ["arrow keys", "in the picture: go from node to node. Enter opens one"],
  ["+  −  0", "closer, farther, everything"],
  ["T", "the same as a table"],
  ["F", "legend and filters"],
  ["P", "the shortest path between two"],
  ["L", "light or dark"],
  ["Ctrl Z", "undo the last step"],
  ["Esc", "let go of what is chosen"],
  ["?", "this sheet"],
];

export function help(): HTMLDialogElement {
  const dialog = h("dialog", { class: "help", "aria-label": "Help" });
  const rows = KEYS.map(([key, what]) => h("div", {}, h("dt", {}, key), h("dd", {}, what)));
  dialog.append(
    h("h2", {}, "What one can do here"),
    h("p", {}, "Each line is a relation that some article states. Click it to read the sentence, who said it, how sure it is, and what contradicts it."),
    h("dl", {}, ...rows),
    h("p", {}, "Each filter, choice and view is kept in the address: copy it to send what you see. The page asks the network for nothing."),
    button("Close", () => dialog.close(), { class: "primary" }),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return dialog;
}

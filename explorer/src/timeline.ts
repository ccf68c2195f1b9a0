// When the seen claims happened, by month, with two handles that cut out a time.
import type { App } from "./app";
import { h, s } from "./dom";
import { monthName } from "./data";

export class Timeline {
  readonly root = h("section", { class: "timeline", "aria-label": "Time" });
  private first = 0;
  private last = -1;
  private totals: number[] = [];
  private readonly bars = s("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  private readonly from = this.handle("From month", (value) => (this.app.state.to >= 0 ? Math.min(value, this.app.state.to) : value));
  private readonly to = this.handle("To month", (value) => Math.max(value, this.app.state.from));
  private readonly said = h("output", { class: "span" });
  private readonly undated: HTMLInputElement;

  constructor(private readonly app: App) {
    const { when } = app.model.claims;
    const months = [...when].filter((month) => month >= 0).sort((a, b) => a - b);
    this.undated = h("input", {
      type: "checkbox",
      onchange: () => app.store.change((state) => void (state.undated = this.undated.checked)),
    });
    if (!months.length) {
      this.root.hidden = true;
      return;
    }
    this.first = Math.max(months[Math.floor(months.length * 0.01)], months[0]);
    this.last = months[months.length - 1];
    this.totals = new Array(this.last - this.first + 1).fill(0);
    for (const month of months) this.totals[Math.max(month, this.first) - this.first]++;
    const none = when.some((month) => month < 0);
    const undated = h("label", { class: "undated", hidden: !none }, this.undated, "undated too");
    const track = h("div", { class: "track" }, this.bars, this.from, this.to);
    this.root.append(h("div", { class: "times" }, this.said, undated), track, this.scale());
    this.root.hidden = this.first === this.last;
    this.update();
  }

  private handle(label: string, bound: (value: number) => number): HTMLInputElement {
    const input = h("input", { type: "range", "aria-label": label, step: "1" });
    input.addEventListener("input", () => {
      const value = bound(Number(input.value));
      input.value = String(value);
      this.app.store.change((state) => {
        if (input === this.from) state.from = value <= this.first ? -1 : value;
        else state.to = value >= this.last ? -1 : value;
      }, label);
    });
    return input;
  }

  private scale(): HTMLElement {
    const line = h("div", { class: "scale", "aria-hidden": "true" });
    const span = this.last - this.first + 1;
    const step = Math.ceil(span / 12 / 10);
    for (let year = Math.ceil(this.first / 12); year * 12 <= this.last - span * 0.04; year += step) {
      const at = h("span", {}, String(year));
      at.style.left = `${(((year * 12 - this.first) / span) * 100).toFixed(2)}%`;
      line.append(at);
    }
    return line;
  }

  update(): void {
    if (this.last < this.first) return;
    const { app } = this;
    const { from, to, undated } = app.state;
    const low = from < 0 ? this.first : from;
    const high = to < 0 ? this.last : to;
    for (const input of [this.from, this.to]) {
      input.min = String(this.first);
      input.max = String(this.last);
    }
    this.from.value = String(low);
    this.to.value = String(high);
    this.from.setAttribute("aria-valuetext", monthName(low));
    this.to.setAttribute("aria-valuetext", monthName(high));
    this.undated.checked = undated;
    this.said.textContent = `${monthName(low)} – ${monthName(high)}`;
    const counts = new Array<number>(this.totals.length).fill(0);
    const { when } = app.model.claims;
    for (let at = 0; at < when.length; at++) if (app.seen.claim[at] && when[at] >= 0) counts[Math.max(when[at], this.first) - this.first]++;
    const most = Math.sqrt(Math.max(...this.totals, 1));
    this.bars.setAttribute("viewBox", `0 0 ${this.totals.length} 1`);
    const bar = (value: number, at: number, name: string) => {
      const high = Math.sqrt(value) / most;
      return s("rect", { x: at + 0.12, width: 0.76, y: 1 - high, height: high, class: name });
    };
    this.bars.replaceChildren(
      ...this.totals.map((value, at) => bar(value, at, "all")),
      ...counts.map((value, at) => bar(value, at, "seen")),
    );
  }
}

// Pointer, wheel and keys on the picture come in; moves of the view and what was meant go out.
import type { Stage } from "./stage";

export interface Gestures {
  click(x: number, y: number, touch: boolean, add: boolean): void;
  double(x: number, y: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  moved(): void;
  key(event: KeyboardEvent): void;
}

export function listen(target: HTMLElement, stage: Stage, on: Gestures): void {
  const fingers = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let last = { at: -1000, x: 0, y: 0 };
  const local = (event: MouseEvent) => {
    const box = target.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  target.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    stage.stop();
    fingers.set(event.pointerId, local(event));
    travelled = fingers.size > 1 ? 99 : 0;
    try {
      target.setPointerCapture(event.pointerId);
    } catch {
      /* a pointer that has gone already */
    }
  });
  target.addEventListener("pointermove", (event) => {
    const now = local(event);
    const before = fingers.get(event.pointerId);
    if (!before) return on.hover(now.x, now.y);
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (!others.length && travelled < 4) return;
    fingers.set(event.pointerId, now);
    if (others.length) pinch(stage, others[0], before, now);
    else pan(stage, now.x - before.x, now.y - before.y);
    target.classList.add("moving");
    on.moved();
  });
  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    target.classList.remove("moving");
    if (event.type !== "pointerup" || travelled >= 4) return;
    const { x, y } = local(event);
    const touch = event.pointerType === "touch";
    const near = Math.hypot(x - last.x, y - last.y) < (touch ? 24 : 6);
    const again = near && event.timeStamp - last.at < 320;
    last = { at: again ? -1000 : event.timeStamp, x, y };
    if (again) on.double(x, y);
    else on.click(x, y, touch, event.shiftKey);
  };
  target.addEventListener("pointerup", up);
  target.addEventListener("pointercancel", up);
  target.addEventListener("pointerleave", () => on.leave());
  target.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      stage.stop();
      const { x, y } = local(event);
      const lines = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? 400 : 1;
      zoomAt(stage, x, y, Math.exp(-Math.max(Math.min(event.deltaY * lines, 240), -240) * 0.0022));
      on.moved();
    },
    { passive: false },
  );
  target.addEventListener("keydown", (event) => on.key(event));
}

export function pan(stage: Stage, dx: number, dy: number): void {
  stage.view.x -= dx / stage.view.k;
  stage.view.y -= dy / stage.view.k;
  stage.ask("move");
}

export function zoomAt(stage: Stage, x: number, y: number, factor: number): void {
  const { view } = stage;
  const wx = view.wx(x);
  const wy = view.wy(y);
  view.zoom *= factor;
  view.x += wx - view.wx(x);
  view.y += wy - view.wy(y);
  stage.ask("move");
}

type Point = { x: number; y: number };

function pinch(stage: Stage, anchor: Point, before: Point, now: Point): void {
  const apart = Math.hypot(before.x - anchor.x, before.y - anchor.y);
  const wider = Math.hypot(now.x - anchor.x, now.y - anchor.y);
  pan(stage, (now.x - before.x) / 2, (now.y - before.y) / 2);
  zoomAt(stage, (now.x + anchor.x) / 2, (now.y + anchor.y) / 2, wider / Math.max(apart, 1));
}

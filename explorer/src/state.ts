// What the reader has chosen: one plain object, changed in one place, with undo.

export type Pick = { node: number } | { edge: number } | { community: number } | null;

export interface State {
  pick: Pick;
  types: Set<number>;
  predicates: Set<number>;
  moods: Set<number>;
  only: Set<string>;
  not: Set<string>;
  least: number;
  from: number;
  to: number;
  undated: boolean;
  path: [number, number] | null;
  root: Set<number>;
  open: Set<number>;
  shut: Set<number>;
  spread: Set<number>;
  table: boolean;
  theme: "" | "light" | "dark";
}

export function initial(): State {
  return {
    pick: null,
    types: new Set(),
    predicates: new Set(),
    moods: new Set(),
    only: new Set(),
    not: new Set(),
    least: 0,
    from: -1,
    to: -1,
    undated: true,
    path: null,
    root: new Set(),
    open: new Set(),
    shut: new Set(),
    spread: new Set(),
    table: false,
    theme: "",
  };
}

export function copy(state: State): State {
  const twin = { ...state } as Record<string, unknown>;
  for (const [name, value] of Object.entries(state)) if (value instanceof Set) twin[name] = new Set(value);
  return twin as unknown as State;
}

export function toggle<T>(set: Set<T>, value: T): void {
  if (!set.delete(value)) set.add(value);
}

type Listener = (state: State, before: State) => void;

export class Store {
  state: State;
  private past: State[] = [];
  private listeners: Listener[] = [];

  constructor(state: State) {
    this.state = state;
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Change the state; steps of one gesture (a slider's) that share a name are undone together. */
  change(edit: (state: State) => void, gesture = ""): void {
    const before = this.state;
    const next = copy(before);
    edit(next);
    if (!gesture || gesture !== this.gesture) this.past.push(before);
    if (this.past.length > 200) this.past.shift();
    this.gesture = gesture;
    this.set(next, before);
  }

  private gesture = "";

  replace(state: State): void {
    this.past.push(this.state);
    this.gesture = "";
    this.set(state, this.state);
  }

  undo(): boolean {
    const last = this.past.pop();
    this.gesture = "";
    if (last) this.set(last, this.state);
    return !!last;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  private set(next: State, before: State): void {
    this.state = next;
    for (const listener of this.listeners) listener(next, before);
  }
}

// Colours for light and dark, distinguishable without colour vision (after Okabe and Ito); each group has a shape too.

export const SHAPES = ["circle", "ring", "diamond", "square", "hexagon", "down", "up", "frame"] as const;
export type Shape = (typeof SHAPES)[number];

export interface Look {
  dark: boolean;
  ground: string;
  hull: string;
  hullLine: string;
  ink: string;
  faint: string;
  halo: string;
  edge: string;
  crossing: string;
  context: string;
  strong: string;
  denied: string;
  accent: string;
  veil: string;
  groups: string[];
}

const LIGHT: Look = {
  dark: false,
  ground: "#fcfbf8",
  hull: "#f4f2ec",
  hullLine: "#e8e4da",
  ink: "#1d2126",
  faint: "#6d6a62",
  halo: "#fcfbf8",
  edge: "#a9aeb5",
  crossing: "#d6d7d7",
  context: "#e3e1da",
  strong: "#5b626b",
  denied: "#c2410c",
  accent: "#111827",
  veil: "rgba(252,251,248,0.82)",
  groups: ["#0072b2", "#d98f00", "#009e73", "#d55e00", "#c0679b", "#56b4e9", "#9a8400", "#7a828c"],
};

const DARK: Look = {
  dark: true,
  ground: "#14161a",
  hull: "#1b1e24",
  hullLine: "#262a32",
  ink: "#eceae4",
  faint: "#9a9ca3",
  halo: "#14161a",
  edge: "#5d646e",
  crossing: "#3d424a",
  context: "#2b2f36",
  strong: "#a9b0ba",
  denied: "#ff8552",
  accent: "#ffffff",
  veil: "rgba(20,22,26,0.82)",
  groups: ["#4ea5dc", "#f0b23c", "#2ec79b", "#f5803e", "#e29ac3", "#9ad6f7", "#e8dc4a", "#a2abb6"],
};

export function look(dark: boolean): Look {
  return dark ? DARK : LIGHT;
}

/** How a mood is drawn: the dash is in pixels, an empty one is a solid line. */
export const DASHES: number[][] = [[], [7, 4], [2, 4], [4, 4], []];

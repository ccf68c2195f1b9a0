// Read the data of the page and start.
import { App } from "./app";
import { read } from "./data";

declare global {
  interface Window {
    aiscape?: { app: App; ready: number };
  }
}

async function start(): Promise<void> {
  const model = await read();
  const wanted = new URLSearchParams(location.search).get("renderer") ?? (model.compact ? "canvas" : null);
  const app = new App(model, wanted);
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      window.aiscape = { app, ready: performance.now() };
      document.documentElement.dataset.renderer = app.stage.renderer.name;
      document.documentElement.dataset.ready = "yes";
    }),
  );
}

start().catch((error: unknown) => {
  document.body.append(`This page could not be drawn: ${String(error)}`);
  throw error;
});

// Unpack the program and the data of the page, then start: no request is made for either.
import { unpack } from "./unpack";

async function start(): Promise<void> {
  if (typeof DecompressionStream === "undefined") {
    document.body.append("This browser is too old to unpack the page: it needs one of 2023 or later.");
    return;
  }
  const holder = document.getElementById("program");
  const code = await unpack(holder?.textContent ?? "");
  const script = document.createElement("script");
  script.textContent = code;
  holder?.remove();
  document.head.append(script);
}

void start();

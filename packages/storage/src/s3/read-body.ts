import type { Readable } from "node:stream";

/** Receives a body into `target` from `start`; tells how far it got even when it fails. Bytes past the end of `target` are an error. */
export function receiveInto(body: Readable, target: Uint8Array, start: number): Promise<{ filled: number; error?: unknown }> {
  return new Promise((resolve) => {
    let filled = start;
    const settle = (error?: unknown): void => {
      body.removeAllListeners("data");
      resolve(error === undefined ? { filled } : { filled, error });
    };
    body.on("data", (bytes: Uint8Array) => {
      if (filled + bytes.length > target.length) {
        body.destroy();
        settle(new Error("more bytes came than were asked for"));
        return;
      }
      target.set(bytes, filled);
      filled += bytes.length;
    });
    body.on("end", () => settle());
    body.on("error", (error) => settle(error));
    body.on("close", () => settle(filled < target.length ? cutOff() : undefined));
  });
}

function cutOff(): Error {
  return Object.assign(new Error("the body ended early"), { code: "ECONNRESET" });
}

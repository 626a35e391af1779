import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultInjector, FaultRule } from "./faults.ts";
import type { S3Stats } from "./stats.ts";

/** Control addresses begin with it; no bucket's name can. */
export const controlPrefix = "/_control/";

export interface ControlTarget {
  readonly faults: FaultInjector;
  stats(): S3Stats;
  resetStats(): void;
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;
const maximumBody = 1024 * 1024;

async function readJson(message: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of message as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > maximumBody) throw new TypeError("the body is too large");
    pieces.push(piece);
  }
  return JSON.parse(Buffer.concat(pieces).toString());
}

async function setFaults(message: IncomingMessage, { faults }: ControlTarget): Promise<unknown> {
  const body = (await readJson(message)) as { rules?: unknown; seed?: unknown };
  const rules = Array.isArray(body) ? body : body?.rules;
  if (!Array.isArray(rules)) throw new TypeError('the body must be {"rules": [...], "seed": 1} or an array of rules');
  faults.set(rules as FaultRule[], typeof body.seed === "number" ? body.seed : undefined);
  return { rules: faults.rules() };
}

const routes: Readonly<Record<string, (message: IncomingMessage, target: ControlTarget) => unknown>> = {
  "GET faults": (_, { faults }) => ({ rules: faults.rules(), fired: faults.fired() }),
  "PUT faults": setFaults,
  "DELETE faults": (_, { faults }) => {
    faults.set([]);
    return { rules: [] };
  },
  "GET stats": (_, target) => target.stats(),
  "DELETE stats": (_, target) => {
    target.resetStats();
    return target.stats();
  },
};

/** Answers `/_control/…` in JSON, to loopback clients only: GET, PUT, DELETE `faults`; GET, DELETE (reset) `stats`. */
export async function answerControl(message: IncomingMessage, response: ServerResponse, target: ControlTarget): Promise<void> {
  const answer = (status: number, body: unknown) => {
    const text = `${JSON.stringify(body)}\n`;
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
    message.resume();
  };
  if (!loopback.test(message.socket.remoteAddress ?? "")) {
    answer(403, { error: "the control addresses are for loopback clients" });
    return;
  }
  const name = `${message.method} ${(message.url ?? "").slice(controlPrefix.length).split("?")[0]}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (!route) {
    answer(404, { error: `no such control address; there are ${Object.keys(routes).join(", ")}` });
    return;
  }
  try {
    answer(200, await route(message, target));
  } catch (error) {
    answer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

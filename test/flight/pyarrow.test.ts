import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFrames } from "@volley/protocol/arrow";
import { flightService } from "@volley/protocol";
import { connect, doGet } from "@volley/protocol/grpc";
import { pythonWith } from "../python/python.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const python = pythonWith("pyarrow.flight");
const script = join(import.meta.dirname, "flight_peer.py");

describe.skipIf(!python)("Flight with pyarrow", () => {
  const folder = mkdtempSync(join(tmpdir(), "volley-flight-"));
  const file = join(folder, "table.arrows");
  let server: ServerProcess;

  beforeAll(async () => {
    execFileSync(python!, [script, "write", file]);
    server = await startServerProcess("secret");
  });
  afterAll(() => {
    server?.process.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const peer = (...args: string[]): string => execFileSync(python!, [script, ...args], { encoding: "utf8" }).trim();

  it("lets its client read a stream, schema and info", () => {
    expect(peer("read", server.address, "secret", file)).toBe("equal");
  });

  it("lets its client read what is padded for our own peers", () => {
    expect(peer("read-aligned", server.address, "secret", file)).toBe("equal");
  });

  it("gives its client typed errors", () => {
    expect(peer("errors", server.address, "secret")).toBe("FlightUnauthenticatedError FlightUnauthenticatedError ArrowKeyError");
  });

  it("is read by our client, bodies aligned", async () => {
    const { spawn } = await import("node:child_process");
    const child = spawn(python!, [script, "serve", file], { stdio: ["pipe", "pipe", "inherit"] });
    try {
      const port = await new Promise<string>((resolve) => child.stdout.once("data", (line: Buffer) => resolve(line.toString().trim())));
      const client = connect(flightService, `127.0.0.1:${port}`);
      const { schema, frames } = await doGet(client, Buffer.from("table"));
      const [expectedSchema, ...expected] = readFrames(readFileSync(file));
      expect(schema.length).toBeLessThanOrEqual(expectedSchema!.header.length);
      let count = 0;
      for await (const { body, bodyLength } of frames) {
        expect(bodyLength).toBe(expected[count]!.bodyLength);
        expect(Buffer.compare(body[0]!, Buffer.concat(expected[count]!.body))).toBe(0);
        for (const part of body) expect(part.byteOffset % 8).toBe(0);
        count++;
      }
      expect(count).toBe(expected.length);
      client.close();
    } finally {
      child.kill();
    }
  });
});

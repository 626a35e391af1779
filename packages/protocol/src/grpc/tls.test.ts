import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PeerUnreachableError } from "../errors.ts";
import { flightService } from "../services.ts";
import { connect } from "./client.ts";
import type { TlsFiles } from "./security.ts";
import { type RunningServer, serve, startServer } from "./server.ts";

const openssl = spawnSync("openssl", ["version"]).status === 0;
if (!openssl) console.log("skipped: TLS (no openssl to make certificates with)");

describe.skipIf(!openssl)("TLS", () => {
  const folder = mkdtempSync(join(tmpdir(), "volley-tls-"));
  const path = (name: string): string => join(folder, name);
  const run = (...args: string[]): unknown => execFileSync("openssl", args, { stdio: "pipe" });
  const files = (name: string): TlsFiles => ({ cert: readFileSync(path(`${name}.crt`)), key: readFileSync(path(`${name}.key`)) });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const closing: (() => unknown)[] = [];
  let ca: Uint8Array;

  beforeAll(() => {
    run("req", "-x509", ...newKey, "-keyout", path("ca.key"), "-out", path("ca.crt"), "-days", "2", "-subj", "/CN=volley test authority");
    writeFileSync(path("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1");
    for (const name of ["server", "client"]) {
      run("req", ...newKey, "-keyout", path(`${name}.key`), "-out", path(`${name}.csr`), "-subj", `/CN=${name}`);
      const signed = ["-CA", path("ca.crt"), "-CAkey", path("ca.key"), "-CAcreateserial", "-days", "2", "-extfile", path("names")];
      run("x509", "-req", "-in", path(`${name}.csr`), ...signed, "-out", path(`${name}.crt`));
    }
    ca = readFileSync(path("ca.crt"));
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function started(tls: TlsFiles): Promise<RunningServer> {
    const server = await startServer({ tls, services: [serve(flightService, { getFlightInfo: () => ({ totalRecords: 7 }) })] });
    closing.push(() => server.close());
    return server;
  }

  function ask(server: RunningServer, tls: TlsFiles | undefined): Promise<{ readonly totalRecords: number }> {
    const client = connect(flightService, server.address, { tls });
    closing.push(() => client.close());
    return client.getFlightInfo({}, { timeoutMs: 5_000 });
  }

  it("needs an authority that the client knows", async () => {
    const server = await started(files("server"));
    expect((await ask(server, { ca })).totalRecords).toBe(7);
    await expect(ask(server, {})).rejects.toBeInstanceOf(PeerUnreachableError);
    await expect(ask(server, undefined)).rejects.toBeInstanceOf(PeerUnreachableError);
  });

  it("needs the client's certificate where the server has an authority", async () => {
    const server = await started({ ...files("server"), ca });
    expect((await ask(server, { ca, ...files("client") })).totalRecords).toBe(7);
    await expect(ask(server, { ca })).rejects.toBeInstanceOf(PeerUnreachableError);
  });

  it("cannot be served without certificate and key", async () => {
    await expect(started({ ca })).rejects.toBeInstanceOf(TypeError);
  });
});

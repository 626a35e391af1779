import { createHash, timingSafeEqual } from "node:crypto";
import { isIPv4 } from "node:net";
import { ChannelCredentials, type Metadata, ServerCredentials } from "@grpc/grpc-js";
import { UnprotectedServerError } from "../errors.ts";

/** PEM texts. A server needs `cert` and `key`; with `ca` it demands client certificates. A client needs `ca` for certificates that no public authority signed. */
export interface TlsFiles {
  readonly ca?: string | Uint8Array;
  readonly cert?: string | Uint8Array;
  readonly key?: string | Uint8Array;
}

/** What protects a socket: a token that every call carries as `authorization: Bearer`, TLS, both, or on loopback nothing. */
export interface Security {
  readonly token?: string | undefined;
  readonly tls?: TlsFiles | undefined;
}

export function clientCredentials({ tls }: Security): ChannelCredentials {
  return tls ? ChannelCredentials.createSsl(pem(tls.ca), pem(tls.key), pem(tls.cert)) : ChannelCredentials.createInsecure();
}

export function serverCredentials({ tls }: Security): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  if (!tls.cert || !tls.key) throw new TypeError("a TLS server needs a certificate and its key");
  return ServerCredentials.createSsl(pem(tls.ca), [{ cert_chain: pem(tls.cert)!, private_key: pem(tls.key)! }], tls.ca !== undefined);
}

/** Throws UnprotectedServerError when other machines would reach the address and nothing protects it. */
export function requireProtection(host: string, security: Security): void {
  if (!isLoopback(host) && !security.token && !security.tls) throw new UnprotectedServerError(host);
}

export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  return name === "localhost" || name === "::1" || (isIPv4(name) && name.startsWith("127."));
}

export function bearer(token: string): string {
  return `Bearer ${token}`;
}

/** Whether a call's metadata carry the token. Takes the same time for every wrong one. */
export function carriesToken(metadata: Metadata, token: string): boolean {
  const given = metadata.get("authorization")[0];
  return typeof given === "string" && timingSafeEqual(digest(given), digest(bearer(token)));
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

function pem(text: string | Uint8Array | undefined): Buffer | null {
  return text === undefined ? null : Buffer.from(text);
}

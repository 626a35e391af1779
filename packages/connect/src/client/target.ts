import { VolleyError } from "@volley/plan";
import { isLoopback, type TlsFiles } from "@volley/protocol/grpc";

/** Where a driver (or Spark Connect server) is and how it is spoken to. */
export interface ConnectTarget {
  readonly host: string;
  /** Default 15002. */
  readonly port?: number | undefined;
  readonly token?: string | undefined;
  /** TLS, with files for authorities and certificates that the system does not know. */
  readonly tls?: TlsFiles | undefined;
  readonly userId?: string | undefined;
  /** A UUID; sessions of one user and id are one session. Default: a new one. */
  readonly sessionId?: string | undefined;
  readonly userAgent?: string | undefined;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
}

const defaultPort = 15_002;
const known = ["token", "use_ssl", "user_id", "session_id", "user_agent", "grpc_max_message_size"];

/**
 * Reads `sc://host:port/;token=…;use_ssl=…;user_id=…;session_id=…;x-any-header=…`, Spark Connect's connection string.
 * As there, a token implies TLS, except on loopback or with use_ssl=false. Throws CONFIGURATION.
 */
export function parseTarget(text: string): ConnectTarget {
  const match = /^sc:\/\/(\[[^\]]+\]|[^:/;]+)(?::(\d+))?(?:\/(?:;(.*))?)?$/.exec(text);
  const port = match?.[2] === undefined ? undefined : Number(match[2]);
  if (!match || port === 0 || (port ?? 0) > 65_535) throw badTarget(text, "it is not of the form sc://host:port/;key=value;…");
  const host = match[1]!;
  const parameters = new Map(
    (match[3] ?? "")
      .split(";")
      .filter(Boolean)
      .map((pair) => splitPair(text, pair)),
  );
  const headers = [...parameters].filter(([key]) => key.startsWith("x-"));
  const stranger = [...parameters.keys()].find((key) => !known.includes(key) && !key.startsWith("x-"));
  if (stranger) throw badTarget(text, `"${stranger}" is none of ${known.join(", ")}`);
  const token = parameters.get("token");
  const tls = parameters.get("use_ssl") ?? String(token !== undefined && !isLoopback(host));
  if (!["true", "false"].includes(tls)) throw badTarget(text, "use_ssl is true or false");
  return {
    host,
    port,
    token,
    tls: tls === "true" ? {} : undefined,
    userId: parameters.get("user_id"),
    sessionId: parameters.get("session_id"),
    userAgent: parameters.get("user_agent"),
    headers: Object.fromEntries(headers),
  };
}

export function addressOf({ host, port = defaultPort }: ConnectTarget): string {
  return `${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`;
}

function splitPair(text: string, pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  if (at <= 0) throw badTarget(text, `"${pair}" is not key=value`);
  try {
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
  } catch {
    throw badTarget(text, `"${pair}" is not percent-encoded text`);
  }
}

function badTarget(text: string, problem: string): VolleyError {
  const shown = text.replace(/token=[^;]*/, "token=…");
  return new VolleyError("CONFIGURATION", `cannot read the address "${shown}": ${problem}`, { hints: ["sc://127.0.0.1:15002"] });
}

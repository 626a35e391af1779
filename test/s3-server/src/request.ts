import type { IncomingMessage } from "node:http";
import { S3Error } from "./errors.ts";
import { decodeComponent, parseQuery } from "./uri.ts";

/** A request taken apart: which bucket, which key, which parameters. */
export interface S3Request {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  readonly query: ReadonlyMap<string, string>;
  readonly message: IncomingMessage;
  header(name: string): string | undefined;
}

/** The bucket of virtual-host style addressing: `<bucket>.localhost` or `<bucket>.s3.localhost`. */
function bucketOfHost(host: string | undefined): string | undefined {
  return /^(.+?)(?:\.s3)?\.localhost(?::\d+)?$/i.exec(host ?? "")?.[1];
}

/** Throws InvalidURI for broken percent escapes. */
export function parseRequest(message: IncomingMessage): S3Request {
  const target = message.url ?? "/";
  const [rawPath = "", rawQuery = ""] = target.split(/\?(.*)/s, 2);
  if (!rawPath.startsWith("/")) throw new S3Error("InvalidURI");
  const path = decodeComponent(rawPath).slice(1);
  const hostBucket = bucketOfHost(message.headers.host);
  const slash = path.indexOf("/");
  const bucket = hostBucket ?? (slash < 0 ? path : path.slice(0, slash));
  const key = hostBucket === undefined ? (slash < 0 ? "" : path.slice(slash + 1)) : path;
  return {
    method: message.method ?? "GET",
    target,
    bucket: bucket || undefined,
    key: key || undefined,
    query: new Map(parseQuery(rawQuery)),
    message,
    header: (name) => message.headersDistinct[name]?.join(","),
  };
}

/** A whole number from a query parameter, between bounds; throws InvalidArgument. */
export function integerParameter(
  request: S3Request,
  name: string,
  { standard, least = 0, most }: { standard: number; least?: number; most: number },
): number {
  const text = request.query.get(name);
  if (text === undefined || text === "") return standard;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > 2 ** 31 - 1) {
    throw new S3Error("InvalidArgument", `Argument ${name} must be an integer from ${least}`, { ArgumentName: name, ArgumentValue: text });
  }
  return Math.min(value, most);
}

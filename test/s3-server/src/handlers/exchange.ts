import { formatHttpDate } from "../time.ts";
import type { Segment } from "../data-files.ts";
import type { ObjectStore, StoredObject } from "../object-store.ts";
import type { S3Request } from "../request.ts";
import type { BodyOptions, VerifiedBody } from "../request-body.ts";
import { type XmlFields, resultXml } from "../xml.ts";

/** What a handler is given. */
export interface Exchange {
  readonly request: S3Request;
  readonly store: ObjectStore;
  /** The region that the server says it is in. */
  readonly region: string;
  /** The bucket and key of the address; "" where the operation has none. */
  readonly bucket: string;
  readonly key: string;
  /** Decodes and checks the request's body; called at most once. */
  body(options?: BodyOptions): VerifiedBody;
}

/** What a handler answers. */
export interface S3Response {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A document, or bytes of data files that the handler has retained and the sender releases. */
  readonly body?: string | readonly Segment[];
}

export type Handler = (exchange: Exchange) => S3Response | Promise<S3Response>;

/** A 200 with a result document. */
export function xmlResponse(root: string, fields: XmlFields): S3Response {
  return { status: 200, headers: { "content-type": "application/xml" }, body: resultXml(root, fields) };
}

/** The headers that describe an object. */
export function objectHeaders(object: StoredObject): Record<string, string> {
  return { ...object.headers, etag: `"${object.etag}"`, "last-modified": formatHttpDate(object.modified), "accept-ranges": "bytes" };
}

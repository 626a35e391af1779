import { createHash, type Hash } from "node:crypto";
import { S3Error } from "./errors.ts";
import { type ChunkSigning, emptyHash, sameSignature, signatureOf } from "./signature-v4.ts";

const maximumLine = 8 * 1024;

/** Takes the aws-chunked framing off a body pushed in pieces; the data it returns are views of what was pushed. */
export interface ChunkedDecoder {
  push(bytes: Buffer): Buffer[];
  /** After the last byte: throws IncompleteBody unless the body was whole. */
  end(): void;
  /** Trailing headers by lower-case name; complete after `end`. */
  readonly trailers: ReadonlyMap<string, string>;
}

/**
 * Decodes `Content-Encoding: aws-chunked`: `<hex size>[;chunk-signature=…]` CR LF, data, CR LF, …, a chunk of size 0,
 * and trailing headers. With `signing`, every chunk's and the trailer's signature is checked
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html).
 */
export function chunkedDecoder(signing: ChunkSigning | undefined, withTrailer: boolean): ChunkedDecoder {
  const trailers = new Map<string, string>();
  let state: "size" | "data" | "data-end" | "trailer" | "done" = "size";
  let line = "";
  let remaining = 0;
  let chunkSignature = "";
  let previous = signing?.seed ?? "";
  let hash: Hash | undefined;
  let trailerText = "";

  function verify(kind: string, claimed: string, payload: readonly string[]): void {
    if (!signing) return;
    const expected = signatureOf(signing.key, [`AWS4-HMAC-SHA256-${kind}`, signing.timestamp, signing.scope, previous, ...payload]);
    if (!sameSignature(expected, claimed))
      throw new S3Error("SignatureDoesNotMatch", "The signature of a chunk of the body does not match.");
    previous = claimed;
  }

  function beginChunk(text: string): void {
    const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(text);
    if (!match) throw new S3Error("InvalidRequest", "The body is not valid aws-chunked data.");
    remaining = Number.parseInt(match[1] as string, 16);
    chunkSignature = match[2] ?? "";
    if (signing) hash = createHash("sha256");
    if (remaining > 0) {
      state = "data";
    } else {
      verify("PAYLOAD", chunkSignature, [emptyHash, emptyHash]);
      state = "trailer";
    }
  }

  function endChunk(text: string): void {
    if (text !== "") throw new S3Error("InvalidRequest", "The body is not valid aws-chunked data.");
    if (hash) verify("PAYLOAD", chunkSignature, [emptyHash, hash.digest("hex")]);
    state = "size";
  }

  function trailerLine(text: string): void {
    if (text === "") {
      finish();
      return;
    }
    const at = text.indexOf(":");
    if (!withTrailer || at < 1 || trailerText.length > maximumLine) throw new S3Error("InvalidRequest", "The body's trailer is not valid.");
    const name = text.slice(0, at).trim().toLowerCase();
    const value = text.slice(at + 1).trim();
    trailers.set(name, value);
    if (name !== "x-amz-trailer-signature") trailerText += `${name}:${value}\n`;
  }

  function finish(): void {
    if (signing && withTrailer) {
      const digest = createHash("sha256").update(trailerText, "latin1").digest("hex");
      verify("TRAILER", trailers.get("x-amz-trailer-signature") ?? "", [digest]);
    }
    state = "done";
  }

  const onLine = { size: beginChunk, "data-end": endChunk, trailer: trailerLine };

  return {
    trailers,
    push(bytes) {
      const data: Buffer[] = [];
      let at = 0;
      while (at < bytes.length && state !== "done") {
        if (state === "data") {
          const piece = bytes.subarray(at, at + remaining);
          at += piece.length;
          remaining -= piece.length;
          hash?.update(piece);
          data.push(piece);
          if (remaining === 0) state = "data-end";
          continue;
        }
        const newline = bytes.indexOf(10, at);
        line += bytes.toString("latin1", at, newline < 0 ? bytes.length : newline);
        if (line.length > maximumLine) throw new S3Error("InvalidRequest", "The body is not valid aws-chunked data.");
        if (newline < 0) break;
        at = newline + 1;
        const text = line.replace(/\r$/, "");
        line = "";
        onLine[state](text);
      }
      return data;
    },
    end() {
      // Some clients leave out the empty line after a body without trailers.
      if (state === "trailer" && line === "" && (!withTrailer || trailers.size > 0)) finish();
      if (state !== "done") throw new S3Error("IncompleteBody");
    },
  };
}

import type { ServerResponse } from "node:http";
import type { DataFiles } from "./data-files.ts";
import type { FaultEffects } from "./faults.ts";
import type { S3Response } from "./handlers/exchange.ts";
import { pacer } from "./pace.ts";
import { readSegments } from "./read-segments.ts";

/** Hands a chunk to the socket; false when the connection is gone. Afterwards the chunk's memory may be reused. */
function write(response: ServerResponse, chunk: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const closed = () => resolve(false);
    response.once("close", closed);
    response.write(chunk, (error) => {
      response.off("close", closed);
      resolve(!error);
    });
  });
}

async function* documentChunks(text: string, chunkSize: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

/** Sends an answer, as slowly and as far as the faults say, and returns when the socket has taken it or is gone. */
export async function sendResponse(
  response: ServerResponse,
  answer: S3Response,
  options: { readonly files: DataFiles; readonly effects: FaultEffects | undefined; readonly onBytes: (count: number) => void },
): Promise<void> {
  const { files, effects, onBytes } = options;
  const { body } = answer;
  const headOnly = response.req.method === "HEAD";
  const bodyless = answer.status === 204 || answer.status === 304;
  const length = typeof body === "string" ? Buffer.byteLength(body) : 0;
  const headers = bodyless ? answer.headers : { "content-length": String(length), ...answer.headers };
  response.writeHead(answer.status, headers);

  const cut = effects?.truncateAfterBytes ?? Number.POSITIVE_INFINITY;
  if (body !== undefined && !headOnly && !bodyless) {
    if (typeof body === "string" && effects?.bytesPerSecond === undefined && cut >= length) {
      onBytes(length);
      response.end(body);
      return;
    }
    const pace = pacer(effects?.bytesPerSecond);
    const chunks = typeof body === "string" ? documentChunks(body, pace.chunkSize) : readSegments(files, body, pace.chunkSize);
    let sent = 0;
    for await (const chunk of chunks) {
      const piece = sent + chunk.length > cut ? chunk.subarray(0, cut - sent) : chunk;
      if (piece.length > 0 && !(await write(response, piece))) return;
      sent += piece.length;
      onBytes(piece.length);
      if (sent >= cut) {
        response.flushHeaders();
        response.destroy();
        return;
      }
      await pace.pass(piece.length);
    }
  }
  response.end();
}

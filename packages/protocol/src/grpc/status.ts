import { Metadata, type ServiceError, type StatusObject } from "@grpc/grpc-js";
import { CallError, callError, type StatusCode, statusCodes } from "../errors.ts";
import { decodeStatusDetails, encodeStatusDetails, statusDetailsTrailer, statusMessage } from "../status-details.ts";

/** The status that ends a call whose handler threw. Errors other than CallError are INTERNAL, with their message. */
export function statusOf(error: unknown): Partial<StatusObject> {
  const known =
    error instanceof CallError ? error : callError(statusCodes.INTERNAL, error instanceof Error ? error.message : String(error));
  const { code, message, info, detail } = known;
  const metadata = new Metadata();
  if (info || detail) metadata.set(statusDetailsTrailer, Buffer.from(encodeStatusDetails(code, message, { info, detail })));
  return { code, details: statusMessage(message), metadata };
}

/** The error of a call that ended with a status other than OK. */
export function errorOf(error: unknown, peer: string): CallError {
  if (error instanceof CallError) return error;
  const { code, details, metadata } = error as Partial<ServiceError>;
  if (typeof code !== "number")
    return callError(statusCodes.INTERNAL, error instanceof Error ? error.message : String(error), { peer, cause: error });
  const trailer = metadata?.get(statusDetailsTrailer)[0];
  const said = trailer instanceof Uint8Array ? decodeStatusDetails(trailer) : {};
  return callError(code as StatusCode, withoutFrame(details ?? ""), { peer, ...said, cause: error });
}

/** grpc-js puts its own words around those of the socket: `No connection established. Last error: Error: connect ECONNREFUSED …. Resolution note: `. */
function withoutFrame(details: string): string {
  const last = /^No connection established\. Last error: (?:Error: )?(.+?)\.? Resolution note: ?(.*)$/s.exec(details);
  return last ? [last[1], last[2]].filter(Boolean).join("; ") : details;
}

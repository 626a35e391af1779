import type { SparkErrorInfo, StatusCode } from "./errors.ts";
import { ErrorInfo, Status } from "./messages/rpc.ts";
import { ErrorDetail } from "./messages/volley.ts";

/** The trailer in which gRPC carries a google.rpc.Status. */
export const statusDetailsTrailer = "grpc-status-details-bin";

const errorInfoType = "type.googleapis.com/google.rpc.ErrorInfo";
const errorDetailType = "type.googleapis.com/volley.ErrorDetail";
const domain = "org.apache.spark";

// gRPC's C core (Python, C++) refuses trailers beyond 8 KiB in all; base64 makes these a third longer, and
// percent-encoding can make the message three times as long. Bytes of UTF-8.
const limits = { statusMessage: 500, message: 1_000, detailMessage: 1_500, where: 700, hints: 500, line: 300, parameters: 300 };

/** What an error says on the wire: `info` to any Spark Connect client, `detail` to Volley's own. */
export interface StatusDetails {
  readonly info?: SparkErrorInfo | undefined;
  readonly detail?: ErrorDetail | undefined;
}

/** The value of the trailer. Long texts are cut. */
export function encodeStatusDetails(code: StatusCode, message: string, { info, detail }: StatusDetails): Uint8Array {
  const details = [];
  if (info) details.push({ typeUrl: errorInfoType, value: ErrorInfo.encode({ reason: info.reason, domain, metadata: metadataOf(info) }) });
  if (detail) details.push({ typeUrl: errorDetailType, value: ErrorDetail.encode(shortened(detail)) });
  return Status.encode({ code, message: cut(message, limits.message), details });
}

/** Reads the trailer; what is not understood is left out. */
export function decodeStatusDetails(bytes: Uint8Array): StatusDetails {
  try {
    const { details } = Status.decode(bytes);
    const value = (type: string): Uint8Array | undefined =>
      details.find((any) => any.typeUrl.endsWith(type.slice(type.indexOf("/"))))?.value;
    const info = value(errorInfoType);
    const detail = value(errorDetailType);
    return { info: info && infoOf(ErrorInfo.decode(info)), detail: detail && ErrorDetail.decode(detail) };
  } catch {
    return {};
  }
}

/** A text as a status message can hold it: no lone surrogates, which gRPC's percent-encoding throws on, and not endless. */
export function statusMessage(text: string): string {
  return cut(text, limits.statusMessage);
}

function metadataOf(info: SparkErrorInfo): Record<string, string> {
  const parameters = JSON.stringify(info.messageParameters);
  const metadata = {
    classes: JSON.stringify([info.reason]),
    errorClass: info.errorClass,
    sqlState: info.sqlState,
    errorId: info.errorId,
    messageParameters: Buffer.byteLength(parameters) <= limits.parameters ? parameters : "",
  };
  return Object.fromEntries(Object.entries(metadata).filter(([, text]) => text !== ""));
}

function infoOf({ reason, metadata }: ErrorInfo): SparkErrorInfo {
  const { errorClass = "", sqlState = "", errorId = "", messageParameters = "" } = metadata;
  return { reason, errorClass, sqlState, errorId, messageParameters: parsedParameters(messageParameters) };
}

function parsedParameters(json: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
  } catch {
    return {};
  }
}

function shortened({ errorClass, message, where, hints, callSite, fragment }: ErrorDetail): ErrorDetail {
  return {
    errorClass,
    message: cut(message, limits.detailMessage),
    where: cutLines(where, limits.where),
    hints: cutLines(hints, limits.hints),
    callSite: cut(callSite, limits.line),
    fragment: cut(fragment, limits.line),
  };
}

function cutLines(lines: readonly string[], limit: number): string[] {
  const kept = [];
  let left = limit;
  for (const line of lines.map((each) => cut(each, limits.line))) {
    left -= Buffer.byteLength(line) + 2;
    if (left < 0) break;
    kept.push(line);
  }
  return kept;
}

/** The text in at most `limit` bytes of UTF-8, at the end of a character. */
function cut(text: string, limit: number): string {
  const whole = text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
  if (Buffer.byteLength(whole) <= limit) return whole;
  const bytes = Buffer.from(whole).subarray(0, limit - 3);
  return `${new TextDecoder().decode(bytes).replace(/\ufffd+$/, "")}…`;
}

import type { SparkErrorInfo, StatusCode } from "./errors.ts";
import { ErrorInfo, Status } from "./messages/rpc.ts";
import { ErrorDetail } from "./messages/volley.ts";

/** The trailer in which gRPC carries a google.rpc.Status. */
export const statusDetailsTrailer = "grpc-status-details-bin";

const errorInfoType = "type.googleapis.com/google.rpc.ErrorInfo";
const errorDetailType = "type.googleapis.com/volley.ErrorDetail";
const domain = "org.apache.spark";

// gRPC's C core refuses trailers beyond 8 KiB, and base64 makes them a third longer.
const longestText = 1_000;
const mostLines = 8;
const longestLine = 200;
const longestParameters = 500;

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
  return Status.encode({ code, message: cut(message, longestText), details });
}

/** Reads the trailer; what is not understood is left out. */
export function decodeStatusDetails(bytes: Uint8Array): StatusDetails {
  try {
    const { details } = Status.decode(bytes);
    const value = (type: string): Uint8Array | undefined => details.find((any) => any.typeUrl.endsWith(type.slice(type.indexOf("/"))))?.value;
    const info = value(errorInfoType);
    const detail = value(errorDetailType);
    return { info: info && infoOf(ErrorInfo.decode(info)), detail: detail && ErrorDetail.decode(detail) };
  } catch {
    return {};
  }
}

/** A text as a status message can hold it: no lone surrogates, which gRPC's percent-encoding throws on, and not endless. */
export function statusMessage(text: string): string {
  return cut(text, longestText);
}

function metadataOf(info: SparkErrorInfo): Record<string, string> {
  const parameters = JSON.stringify(info.messageParameters);
  const metadata = {
    classes: JSON.stringify([info.reason]),
    errorClass: info.errorClass,
    sqlState: info.sqlState,
    errorId: info.errorId,
    messageParameters: parameters.length <= longestParameters ? parameters : "",
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

function shortened(detail: ErrorDetail): ErrorDetail {
  const lines = (texts: readonly string[]): string[] => texts.slice(0, mostLines).map((text) => cut(text, longestLine));
  return {
    errorClass: detail.errorClass,
    message: cut(detail.message, longestText),
    where: lines(detail.where),
    hints: lines(detail.hints),
    callSite: cut(detail.callSite, longestLine),
    fragment: cut(detail.fragment, longestLine),
  };
}

function cut(text: string, length: number): string {
  const short = text.length <= length ? text : `${text.slice(0, length - 1)}…`;
  return short.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

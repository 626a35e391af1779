import { VolleyError } from "@volley/plan";
import { type CallError, callError, statusCodes } from "@volley/protocol";
import { errorOf, statusOf } from "@volley/protocol/grpc";
import { describe, expect, it } from "vitest";
import { errorFromCall, errorToCall } from "./errors.ts";

const target = "sc://h:1";
/** As the other side of a call gets it. */
const transported = (error: unknown): CallError => errorOf(statusOf(errorToCall(error)), "h:1");
const spark = (errorClass: string, sqlState: string) =>
  callError(statusCodes.INTERNAL, `[${errorClass}] Something happened. SQLSTATE: ${sqlState}`, {
    info: { reason: "org.apache.spark.sql.AnalysisException", errorClass, sqlState, messageParameters: {}, errorId: "" },
  });

describe("errors between driver and client", () => {
  it("arrive as they were thrown", () => {
    const error = new VolleyError("UNRESOLVED_COLUMN", 'column "delya" does not exist', {
      origin: { callSite: "prepare.ts:12:3", fragment: "col()" },
      where: ["stage 2", "task 3"],
      hints: ['did you mean "delay"?'],
    });
    const { errorClass, message, where, hints, origin } = errorFromCall(transported(error), target);
    expect({ errorClass, message, where, hints, origin }).toEqual({
      errorClass: error.errorClass,
      message: error.message,
      where: error.where,
      hints: error.hints,
      origin: error.origin,
    });
    const plain = errorFromCall(transported(new VolleyError("OUT_OF_MEMORY", "no memory")), target);
    expect(plain).toMatchObject({ errorClass: "OUT_OF_MEMORY", origin: undefined, retryable: true });
  });

  it("tell Spark's clients class, state and kind", () => {
    const { message, info } = transported(new VolleyError("UNRESOLVED_COLUMN", "gone"));
    expect(message).toBe("[UNRESOLVED_COLUMN] gone SQLSTATE: 42703");
    expect(info).toMatchObject({ reason: "org.apache.spark.sql.AnalysisException", errorClass: "UNRESOLVED_COLUMN", sqlState: "42703" });
    expect(transported(new VolleyError("DIVIDE_BY_ZERO", "x")).info?.reason).toBe("org.apache.spark.SparkException");
  });

  it("fit into the trailers of other gRPC implementations, however long", () => {
    const long = "ä".repeat(20_000);
    const lines = Array.from({ length: 100 }, () => long);
    const error = new VolleyError("TASK_FAILED", long, { where: lines, hints: lines, origin: { callSite: long, fragment: long } });
    const { details, metadata } = statusOf(errorToCall(error));
    const trailers = encodeURI(details!).length + (metadata!.get("grpc-status-details-bin")[0] as Buffer).length * (4 / 3);
    expect(trailers).toBeLessThan(8_192 - 300);
    expect(errorFromCall(transported(error), target)).toMatchObject({ errorClass: "TASK_FAILED" });
  });

  it("of other kinds are internal", () => {
    expect(errorFromCall(transported(new TypeError("oops")), target)).toMatchObject({ errorClass: "INTERNAL", message: "oops" });
  });
});

describe("errors of Spark", () => {
  it.each([
    ["UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703", "UNRESOLVED_COLUMN"],
    ["PATH_NOT_FOUND", "42K03", "PATH_NOT_FOUND"],
    ["SOMETHING_NEW", "42703", "UNRESOLVED_COLUMN"],
    ["SOMETHING_NEW", "99999", "TASK_FAILED"],
    ["INVALID_HANDLE.SESSION_CHANGED", "HY000", "SESSION_CLOSED"],
    ["INVALID_HANDLE.OPERATION_NOT_FOUND", "HY000", "DRIVER_UNREACHABLE"],
  ])("%s (%s) is %s", (errorClass, sqlState, expected) => {
    expect(errorFromCall(errorOf(statusOf(spark(errorClass, sqlState)), ""), target).errorClass).toBe(expected);
  });

  it("keep their text without the frame around it", () => {
    expect(errorFromCall(spark("PATH_NOT_FOUND", "42K03"), target)).toMatchObject({
      message: "Something happened.",
      where: ["AnalysisException PATH_NOT_FOUND at sc://h:1"],
    });
  });
});

describe("failures of the call itself", () => {
  it.each([
    [statusCodes.UNAVAILABLE, "DRIVER_UNREACHABLE", /no driver answers at sc:\/\/h:1/],
    [statusCodes.DEADLINE_EXCEEDED, "DRIVER_UNREACHABLE", /no driver answers/],
    [statusCodes.CANCELLED, "OPERATION_CANCELED", /cancelled/],
    [statusCodes.UNAUTHENTICATED, "ACCESS_DENIED", /refuses the token/],
    [statusCodes.UNIMPLEMENTED, "UNSUPPORTED_FEATURE", /does not do this/],
    [statusCodes.UNKNOWN, "INTERNAL", /x/],
  ])("status %s is %s", (code, errorClass, message) => {
    expect(errorFromCall(callError(code, "x"), target)).toMatchObject({ errorClass, message: expect.stringMatching(message) as string });
  });
});

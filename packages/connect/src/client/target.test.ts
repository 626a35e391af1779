import { describe, expect, it } from "vitest";
import { addressOf, parseTarget } from "./target.ts";

describe("connection strings", () => {
  it.each([
    ["sc://localhost", "localhost:15002", {}],
    ["sc://10.0.0.5:7077/", "10.0.0.5:7077", { tls: undefined }],
    ["sc://[::1]:7077", "[::1]:7077", {}],
    ["sc://h/;token=a%3Db", "h:15002", { token: "a=b", tls: {} }],
    ["sc://127.0.0.1/;token=t", "127.0.0.1:15002", { token: "t", tls: undefined }],
    ["sc://h/;token=t;use_ssl=false", "h:15002", { token: "t", tls: undefined }],
    [
      "sc://h/;use_ssl=true;user_id=ann;session_id=s;user_agent=me;x-team=a",
      "h:15002",
      { tls: {}, userId: "ann", sessionId: "s", userAgent: "me", headers: { "x-team": "a" } },
    ],
  ])("%s", (text, address, parts) => {
    expect(addressOf(parseTarget(text))).toBe(address);
    expect(parseTarget(text)).toMatchObject(parts);
  });

  it.each([
    "",
    "localhost:1",
    "http://h",
    "sc://",
    "sc://h:0",
    "sc://h:99999",
    "sc://h:x",
    "sc://h/token=t",
    "sc://h/;token",
    "sc://h/;tokn=t",
    "sc://h/;use_ssl=yes",
    "sc://h/;token=%",
  ])("%s is refused", (text) => {
    expect(() => parseTarget(text)).toThrow(expect.objectContaining({ errorClass: "CONFIGURATION" }) as Error);
  });

  it("keeps tokens out of messages", () => {
    expect(() => parseTarget("sc://h/;token=secret;a=b")).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("secret") as string }) as Error,
    );
  });

  it("writes addresses of version 6 in brackets", () => {
    expect(addressOf({ host: "::1", port: 1 })).toBe("[::1]:1");
  });
});

import { isVolleyError, Session } from "../index.ts";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runtime } from "./runtime.ts";
import { placeOf } from "./wire.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  for (const key of Object.keys(runtime.given)) delete runtime.given[key];
});

describe("where a builder says to run", () => {
  it("is a server's address, or this process whatever the environment says", async () => {
    expect(placeOf("sc://10.0.0.5:15002/;token=x")).toEqual({ remote: "sc://10.0.0.5:15002/;token=x" });
    vi.stubEnv("VOLLEY_REMOTE", "sc://127.0.0.1:1");
    const session = await Session.builder.master("local").create();
    expect(await session.range(3).count()).toBe(3);
    await session.stop();
  });

  it.each(["spark://h:7077", "yarn", "local[4]", "10.0.0.5:15002", ""])("cannot be %j", async (master) => {
    const error: unknown = await Session.builder
      .remote(master)
      .create()
      .catch((thrown: unknown) => thrown);
    expect(isVolleyError(error) && error).toMatchObject({
      errorClass: "CONFIGURATION",
      message: `a session cannot run on "${master}"`,
      origin: { callSite: expect.stringContaining("wire.test.ts:") },
      hints: [expect.stringContaining("sc://host:15002"), expect.stringContaining("--executors N")],
    });
  });

  it("is weaker than a flag", async () => {
    runtime.given["remote"] = "";
    const session = await Session.builder.master("sc://127.0.0.1:1").create();
    expect(await session.range(2).count()).toBe(2);
    await session.stop();
  });
});

describe("rows.int64", () => {
  it("is the program's own, beside settings of the engine", async () => {
    const session = await Session.builder.config("rows.int64", "number").config("time.zone", "Europe/Zurich").create();
    expect(await session.range(1).collect()).toEqual([{ id: 0 }]);
    await session.stop();
  });
});

import { networkInterfaces } from "node:os";
import { isVolleyError } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { executorHost } from "./executor-host.ts";

const refusal = (driver: string, host?: string): Promise<unknown> => executorHost(driver, host).catch((error: unknown) => error);

describe("the address that an executor registers", () => {
  it.each(["127.0.0.1:15002", "localhost:15002", "[::1]:15002"])("is loopback with a driver on %s", async (driver) => {
    expect(await executorHost(driver, undefined)).toBe("127.0.0.1");
  });

  it("is what --host says", async () => {
    expect(await executorHost("10.0.0.5:15002", "10.0.0.6")).toBe("10.0.0.6");
    expect(await executorHost("127.0.0.1:15002", "127.0.0.1")).toBe("127.0.0.1");
  });

  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
  it.runIf(own)("is the one that leads to the driver", async () => {
    expect(await executorHost(`${own}:15002`, undefined)).toBe(own);
  });

  it.each(["127.0.0.1", "localhost"])("cannot be %s with a driver on another machine", async (host) => {
    const error = await refusal("10.0.0.5:15002", host);
    expect(isVolleyError(error) && error).toMatchObject({
      errorClass: "CONFIGURATION",
      message: `an executor on ${host} cannot serve a cluster whose driver is on 10.0.0.5:15002`,
    });
  });

  it("is not guessed for a driver whose name leads nowhere", async () => {
    const error = await refusal("no-such-driver.invalid:15002");
    expect(isVolleyError(error) && error).toMatchObject({ errorClass: "CONFIGURATION", hints: [expect.stringContaining("--host")] });
  });
});

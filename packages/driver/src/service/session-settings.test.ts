import { describe, expect, it } from "vitest";
import { configure } from "./config.ts";
import { querySettings } from "./session-settings.ts";

const pairs = (values: Record<string, string>) => ({ pairs: Object.entries(values).map(([key, value]) => ({ key, value })) });
const set = (config: Map<string, string>, values: Record<string, string>) => configure(config, { set: pairs(values) } as never);

const defaults = { adaptive: true, runtimeFilters: true, joinReorder: true, partitionBytes: 32 << 20, skewBytes: 64 << 20 };

describe("session settings", () => {
  it("have defaults, and take what a client sets", () => {
    const config = new Map<string, string>();
    expect(querySettings(config)).toEqual({
      ...defaults,
      shufflePartitions: undefined,
      bundleBytes: undefined,
      broadcastBytes: 64 << 20,
      timeZone: "UTC",
    });
    set(config, {
      "volley.shuffle.partitions": "8",
      "volley.broadcast.bytes": "0",
      "volley.bundle.bytes": "5000",
      "volley.time.zone": "Europe/Berlin",
    });
    expect(querySettings(config)).toEqual({
      ...defaults,
      shufflePartitions: 8,
      broadcastBytes: 0,
      bundleBytes: 5000,
      timeZone: "Europe/Berlin",
    });
    set(config, { "volley.adaptive": "off", "volley.skew.bytes": "1000" });
    expect(querySettings(config)).toMatchObject({ adaptive: false, skewBytes: 1000 });
  });

  it("take the time zone by Spark's name, before ours", () => {
    const config = new Map<string, string>();
    set(config, { "volley.time.zone": "Asia/Tokyo", "spark.sql.session.timeZone": "America/New_York" });
    expect(querySettings(config).timeZone).toBe("America/New_York");
  });

  it.each([
    ["volley.shuffle.partitions", "many", /must be a whole number/],
    ["volley.shuffle.partitions", "-1", /must be a whole number/],
    ["volley.broadcast.bytes", "10m", /must be a whole number/],
    ["volley.adaptive", "maybe", /must be on or off/],
    ["spark.sql.session.timeZone", "Mars/Phobos", /must be a time zone/],
  ])("refuse %s = %s, and set nothing of the same call", (key, value, message) => {
    const config = new Map<string, string>();
    expect(() => set(config, { "volley.broadcast.bytes": "5", [key]: value })).toThrow(message);
    expect([...config]).toEqual([]);
  });

  it("name the nearest one for a key of ours that does not exist, and keep those of others", () => {
    const config = new Map<string, string>();
    expect(() => set(config, { "volley.shufle.partitions": "8" })).toThrow(
      expect.objectContaining({ errorClass: "CONFIGURATION", hints: ['did you mean "volley.shuffle.partitions"?'] }),
    );
    set(config, { "spark.sql.ansi.enabled": "true" });
    expect(config.get("spark.sql.ansi.enabled")).toBe("true");
  });
});

describe("configure", () => {
  it("answers get, options, defaults, all below a prefix, unset, and what can be changed", () => {
    const config = new Map<string, string>();
    set(config, { "spark.app.name": "flights", "volley.shuffle.partitions": "4" });
    const ask = (operation: object) => configure(config, operation as never).pairs.map(({ key, value }) => [key, value]);
    expect(ask({ get: { keys: ["volley.shuffle.partitions", "volley.time.zone"] } })).toEqual([
      ["volley.shuffle.partitions", "4"],
      ["volley.time.zone", "UTC"],
    ]);
    expect(ask({ getOption: { keys: ["spark.none"] } })).toEqual([["spark.none", undefined]]);
    expect(
      ask({
        getWithDefault: {
          pairs: [
            { key: "spark.none", value: "7" },
            { key: "spark.app.name", value: "other" },
          ],
        },
      }),
    ).toEqual([
      ["spark.none", "7"],
      ["spark.app.name", "flights"],
    ]);
    expect(ask({ getAll: { prefix: "spark." } })).toEqual([["spark.app.name", "flights"]]);
    expect(ask({ isModifiable: { keys: ["volley.time.zone", "spark.master"] } })).toEqual([
      ["volley.time.zone", "true"],
      ["spark.master", "false"],
    ]);
    ask({ unset: { keys: ["volley.shuffle.partitions"] } });
    expect(ask({ get: { keys: ["volley.shuffle.partitions"] } })).toEqual([["volley.shuffle.partitions", "0"]]);
    expect(configure(config, undefined).pairs).toEqual([]);
  });
});

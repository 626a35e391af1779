import { describe, expect, it } from "vitest";
import { withStorageSettings } from "./storage-settings.ts";

describe("storage settings of a driver", () => {
  it("come on top of the executor's own", () => {
    const own = { s3: { endpoint: "http://own:1", accessKeyId: "own", maxConnections: 8 } };
    const settings = {
      "s3.endpoint": "http://driver:2",
      "s3.pathStyle": "true",
      "s3.maxConnections": "16",
      "s3.sessionToken": "t",
      timeZone: "UTC",
    };
    expect(withStorageSettings(own, settings)).toEqual({
      s3: { endpoint: "http://driver:2", accessKeyId: "own", maxConnections: 16, pathStyle: true, sessionToken: "t" },
    });
    expect(withStorageSettings({}, {})).toEqual({ s3: {} });
  });
});

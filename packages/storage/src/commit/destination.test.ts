import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  ancestorsOf,
  defaultControl,
  describesData,
  isHidden,
  listingPrefix,
  logFolder,
  markerUrl,
  normaliseDestination,
  pathBelow,
  urlBelow,
} from "./destination.ts";

describe("destinations", () => {
  it("have one spelling each", () => {
    expect(normaliseDestination("s3a://bucket/ready//")).toBe("s3://bucket/ready");
    expect(normaliseDestination("s3://bucket")).toBe("s3://bucket");
    expect(normaliseDestination("out/")).toBe(path.resolve("out"));
    expect(normaliseDestination("file:///data/out/")).toBe("/data/out");
    expect(logFolder(normaliseDestination("s3://bucket/ready/"))).toBe(logFolder("s3://bucket/ready"));
    expect(logFolder("s3://bucket/ready")).not.toBe(logFolder("s3://bucket/ready-2"));
  });

  it.each([
    ["s3://", /names no bucket/],
    ["gs://bucket/x", /not supported/],
    ["/", /root of a file system/],
  ])("refuse %s", (destination, message) => {
    expect(() => normaliseDestination(destination)).toThrow(message);
  });

  it("keep their logs in the bucket, or beside a local folder", () => {
    expect(defaultControl("s3://bucket/a/b")).toBe("s3://bucket/.volley/commits");
    expect(defaultControl("/data/out")).toBe("/data/.volley/commits");
    expect(logFolder("/data/out", "s3://elsewhere/logs/")).toMatch(/^s3:\/\/elsewhere\/logs\/[0-9a-f]{32}$/);
  });

  it("know what lies below them and not beside them", () => {
    expect(pathBelow("s3://bucket/ready", "s3://bucket/ready/csv/part-0")).toBe("csv/part-0");
    expect(pathBelow("s3://bucket/ready", "s3://bucket/ready-2/part-0")).toBeUndefined();
    expect(urlBelow("/data/out", "csv/part-0")).toBe("/data/out/csv/part-0");
    expect(listingPrefix("s3://bucket")).toBe("s3://bucket/");
  });

  it("know what they lie in", () => {
    expect(ancestorsOf("s3://bucket/a/b")).toEqual(["s3://bucket/a", "s3://bucket"]);
    expect(ancestorsOf("s3://bucket")).toEqual([]);
    expect(ancestorsOf("/data/a/b")).toEqual(["/data/a", "/data"]);
  });

  it("put the sibling marker where no prefix of theirs finds it", () => {
    expect(markerUrl("s3://bucket/ready/train", "sibling")).toBe("s3://bucket/ready/_SUCCESS.train");
    expect(markerUrl("s3://bucket/ready", "inside")).toBe("s3://bucket/ready/_SUCCESS");
    expect(markerUrl("s3://bucket/ready", "none")).toBeUndefined();
    expect(() => markerUrl("s3://bucket", "sibling")).toThrow(/nothing can stand beside it/);
  });

  it("call hidden what Spark does", () => {
    const hidden = ["_SUCCESS", ".part.crc", "_temporary/0/part-0", "a/.b/c"];
    const data = ["part-0", "_day=1/part-0", "a/b_c.csv"];
    expect(hidden.filter(isHidden)).toEqual(hidden);
    expect(data.filter(isHidden)).toEqual([]);
    expect(["_SUCCESS", "a/_metadata", "a/.part-0.crc", ".gitkeep", "_notes"].filter(describesData)).toEqual([
      "_SUCCESS",
      "a/_metadata",
      "a/.part-0.crc",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { inTurn, type FetchedSource, type SourceRequest } from "./source-input.ts";

const request = (url: string): SourceRequest => ({
  format: "parquet",
  header: false,
  columns: undefined,
  splits: [{ url, size: 1, etag: "", partition: [], rowGroups: [], offset: 0, length: 0, whole: true }],
});
const fetched: FetchedSource = { files: [], bytes: 0, rows: 0 };

/** A fetcher whose fetches end when they are told to. */
function held() {
  const began: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const fetch = ({ splits }: SourceRequest): Promise<FetchedSource> => {
    const { url } = splits[0]!;
    began.push(url);
    return new Promise((resolve, reject) => ends.set(url, (error) => (error ? reject(error) : resolve(fetched))));
  };
  return { began, end: (url: string, error?: Error) => ends.get(url)!(error), fetcher: inTurn({ fetch }) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const store = undefined as never;

describe("fetching in turn", () => {
  it("begins the next remote fetch when the one before has ended, well or not", async () => {
    const { began, end, fetcher } = held();
    const [one, two, three] = ["s3://b/1", "s3://b/2", "s3://b/3"].map((url) => fetcher.fetch(request(url), "", store));
    await settled();
    expect(began).toEqual(["s3://b/1"]);
    end("s3://b/1", new Error("gone"));
    await expect(one).rejects.toThrow("gone");
    await settled();
    expect(began).toEqual(["s3://b/1", "s3://b/2"]);
    end("s3://b/2");
    expect(await two).toBe(fetched);
    await settled();
    end("s3://b/3");
    expect(await three).toBe(fetched);
  });

  it("lets local files pass", async () => {
    const { began, end, fetcher } = held();
    const remote = fetcher.fetch(request("s3://b/1"), "", store);
    const local = fetcher.fetch(request("/data/file"), "", store);
    await settled();
    expect(began.toSorted()).toEqual(["/data/file", "s3://b/1"]);
    end("/data/file");
    end("s3://b/1");
    await Promise.all([remote, local]);
  });
});

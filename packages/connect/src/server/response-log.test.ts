import { simpleTypes, structField, structType } from "@volley/plan";
import { CallError, statusCodes } from "@volley/protocol";
import { ExecutePlanResponse } from "@volley/protocol/spark";
import { describe, expect, it } from "vitest";
import { ResponseLog, type ResponseLogOptions } from "./response-log.ts";
import { batchResponse, completeResponse, schemaResponse } from "./responses.ts";

const log = (options: Partial<ResponseLogOptions> = {}): ResponseLog =>
  new ResponseLog({ sessionId: "s", serverSideSessionId: "v", operationId: "o", reattachable: true, ...options });
const batch = (rows: number, bytes = 10) => batchResponse(new Uint8Array(bytes), rows, 0);

type Read = ReturnType<ResponseLog["read"]>;
/** Row numbers and the last response's id. */
async function take(read: Read, count: number): Promise<{ rows: number[]; id: string }> {
  const rows: number[] = [];
  let id = "";
  for (let i = 0; i < count; i++) {
    const { done, value } = await read.next();
    if (done) break;
    rows.push(Number(value.arrowBatch?.rowCount ?? -1));
    id = value.responseId!;
  }
  return { rows, id };
}

describe("ResponseLog", () => {
  it("gives every response the operation's ids and one of its own", async () => {
    const responses = log();
    void responses.append(schemaResponse(structType([structField("id", simpleTypes.long)])));
    void responses.append(completeResponse);
    responses.end();
    const seen = [];
    for await (const response of responses.read()) seen.push(ExecutePlanResponse.decode(ExecutePlanResponse.encode(response)));
    expect(seen[0]).toMatchObject({
      sessionId: "s",
      serverSideSessionId: "v",
      operationId: "o",
      schema: { struct: { fields: [{ name: "id" }] } },
    });
    expect(seen[1]).toMatchObject({ resultComplete: {} });
    expect(new Set(seen.map(({ responseId }) => responseId)).size).toBe(2);
  });

  it("goes on after the last response that arrived", async () => {
    const responses = log();
    for (let i = 0; i < 5; i++) void responses.append(batch(i));
    const first = await take(responses.read(), 4);
    const second = responses.read(first.id.replace(/\d+$/, "1"));
    expect((await take(second, 2)).rows).toEqual([2, 3]);
    void responses.append(batch(5));
    expect((await take(second, 2)).rows).toEqual([4, 5]);
    expect((await take(responses.read(), 6)).rows).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("waits for responses that do not exist yet, and ends with the operation or its error", async () => {
    const responses = log();
    const reading = responses.read();
    const pending = take(reading, 2);
    await responses.append(batch(0));
    responses.end(new Error("failed"));
    await expect(pending).rejects.toThrow("failed");
    await responses.append(batch(1));
    await expect(take(responses.read(), 2)).rejects.toThrow("failed");
  });

  it("lets a newer stream end an older one", async () => {
    const responses = log();
    const older = responses.read();
    const pending = older.next();
    const newer = responses.read();
    const next = newer.next();
    await expect(pending).rejects.toMatchObject({ info: { errorClass: "INVALID_CURSOR.DISCONNECTED" } });
    void responses.append(batch(7));
    expect(await next).toMatchObject({ value: { arrowBatch: { rowCount: 7n } } });
  });

  it("forgets what is released, and says so", async () => {
    const responses = log();
    for (let i = 0; i < 4; i++) void responses.append(batch(i));
    const { id } = await take(responses.read(), 3);
    responses.releaseUntil(id.replace(/\d+$/, "1"));
    expect((await take(responses.read(id.replace(/\d+$/, "1")), 2)).rows).toEqual([2, 3]);
    await expect(responses.read().next()).rejects.toMatchObject({ info: { errorClass: "INVALID_CURSOR.POSITION_NOT_AVAILABLE" } });
    expect(() => responses.releaseUntil("someone else's/1")).toThrow(CallError);
    await expect(responses.read("noise").next()).rejects.toMatchObject({ code: statusCodes.INTERNAL });
  });

  it("makes the producer wait while too much is unsent", async () => {
    const responses = log({ unsentLimit: 1000 });
    let appended = 0;
    const producing = (async () => {
      for (; appended < 20; appended++) await responses.append(batch(appended, 300));
      responses.end();
    })();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(appended).toBeLessThan(4);
    expect((await take(responses.read(), 100)).rows).toHaveLength(20);
    await producing;
  });

  it("keeps no more sent bytes than allowed, and nothing without reattaching", async () => {
    const responses = log({ sentLimit: 1000 });
    for (let i = 0; i < 10; i++) void responses.append(batch(i, 300));
    const { id } = await take(responses.read(), 10);
    await expect(responses.read().next()).rejects.toMatchObject({ info: { errorClass: "INVALID_CURSOR.POSITION_NOT_AVAILABLE" } });
    expect((await take(responses.read(id.replace(/\d+$/, "8")), 1)).rows).toEqual([9]);

    const once = log({ reattachable: false });
    for (let i = 0; i < 3; i++) void once.append(batch(i));
    await take(once.read(), 3);
    await expect(once.read().next()).rejects.toBeInstanceOf(CallError);
  });

  it("keeps the newest response even when it alone exceeds the limit", async () => {
    const responses = log({ sentLimit: 100 });
    void responses.append(batch(0, 5000));
    const { id } = await take(responses.read(), 1);
    expect(id).toMatch(/\/0$/);
    expect((await take(responses.read(), 1)).rows).toEqual([0]);
  });

  it("lets go of a reader that is aborted or closed", async () => {
    const responses = log();
    const controller = new AbortController();
    const pending = responses.read(null, controller.signal).next();
    controller.abort();
    expect((await pending).done).toBe(true);
    const waiting = responses.read().next();
    responses.close();
    await expect(waiting).rejects.toBeInstanceOf(CallError);
    await responses.append(batch(1));
  });
});

import { describe, expect, it } from "vitest";
import { createFrameCache } from "../cache/frame-cache.ts";
import { createOperation, type Operation } from "./operation.ts";
import { type ConnectSession, createSessions } from "./sessions.ts";

const openCache = () => createFrameCache({ keep: refuse, store: refuse });
const refuse = (): never => {
  throw new Error("nothing is kept here");
};
const minute = 60_000;

function operationIn(session: ConnectSession, id: string): Operation {
  const operation = createOperation(session, id, true);
  session.operations.set(id, operation);
  return operation;
}

describe("sessions", () => {
  it("are made when first asked for, and are the same from then on", () => {
    const sessions = createSessions(openCache);
    const first = sessions.get("a");
    expect(sessions.get("a")).toBe(first);
    expect(sessions.get("b").serverSideId).not.toBe(first.serverSideId);
  });

  it("take their operations along when released, and begin anew under the same id", () => {
    const sessions = createSessions(openCache);
    const session = sessions.get("a");
    const operation = operationIn(session, "1");
    expect(sessions.release("a")).toBe(session);
    expect(operation.controller.signal.aborted).toBe(true);
    expect(sessions.release("a")).toBeUndefined();
    expect(sessions.get("a").serverSideId).not.toBe(session.serverSideId);
  });

  it("end operations that nobody follows, and themselves when nobody comes, but not before", () => {
    const sessions = createSessions(openCache);
    const session = sessions.get("a");
    const [followed, left] = [operationIn(session, "followed"), operationIn(session, "left")];
    followed.readers = 1;
    const now = performance.now();
    sessions.sweep(now + 4 * minute);
    expect([...session.operations.keys()]).toEqual(["followed", "left"]);
    sessions.sweep(now + 6 * minute);
    expect([...session.operations.keys()]).toEqual(["followed"]);
    expect([followed, left].map((operation) => operation.controller.signal.aborted)).toEqual([false, true]);
    sessions.sweep(now + 120 * minute);
    expect([...sessions.all()]).toEqual([session]);
    session.operations.clear();
    sessions.sweep(now + 120 * minute);
    expect([...sessions.all()]).toEqual([]);
  });
});

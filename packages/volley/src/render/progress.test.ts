import { stripVTControlCharacters } from "node:util";
import { QueryProgress, StageProgress } from "@volley/protocol";
import { describe, expect, it } from "vitest";
import { createProgressView, stageFigures, standardTerminal } from "./progress.ts";

type Fields<T> = { -readonly [K in keyof T]?: T[K] };

const stage = (fields: Fields<StageProgress>): StageProgress => ({ ...StageProgress.decode(new Uint8Array()), ...fields });
const progress = (fields: Fields<QueryProgress>): QueryProgress => ({
  ...QueryProgress.decode(new Uint8Array()),
  queryId: "q1",
  ...fields,
});

function terminal(isTerminal: boolean, { columns = 100, color = false } = {}) {
  const written: string[] = [];
  return { view: createProgressView({ write: (text) => void written.push(text), isTerminal, color, columns }), written };
}

const read = stage({
  stage: 1,
  name: "read flights",
  tasks: 4,
  tasksDone: 4,
  rows: 3_000_000,
  elapsedUs: 1_200_000,
  sourceBytes: 13_000_000,
});
const shuffle = stage({ stage: 2, name: "group", tasks: 4, tasksDone: 2, rows: 10, elapsedUs: 400_000, exchangeBytes: 51_000_000 });

describe("a stage's figures", () => {
  it("name rows, time, and only the bytes that moved", () => {
    expect(stageFigures(read).replace(/ +/g, " ")).toBe("3,000,000 rows 1.2 s 13 MB read");
    expect(stageFigures(shuffle)).toContain("shuffled 51 MB");
    expect(stageFigures(stage({ exchangeBytes: 210_000, broadcast: true }))).toContain("broadcast (210 KB)");
    expect(stageFigures(stage({ exchangeBytes: 448, result: true }))).toContain("448 B returned");
    expect(stageFigures(stage({ rows: 7, sinkRows: 5, sinkBytes: 900 })).replace(/ +/g, " ")).toBe("5 rows written 0.0 s 900 B out");
  });
});

describe("progress where nobody watches a terminal", () => {
  it("is a line a finished stage, once, without escape codes", () => {
    const { view, written } = terminal(false);
    view.show(progress({ stages: [{ ...read, tasksDone: 3 }] }));
    expect(written).toEqual([]);
    view.show(progress({ stages: [read, shuffle] }));
    view.show(progress({ stages: [read, { ...shuffle, tasksDone: 4 }] }));
    const done = progress({ stages: [read, { ...shuffle, tasksDone: 4 }], done: true });
    view.show(done);
    view.show(done);
    expect(written).toHaveLength(2);
    expect(written[0]).toMatch(/^ {3}1 read flights +4\/4 +3,000,000 rows +1\.2 s {2}13 MB read\n$/);
    expect(written[1]).toMatch(/^ {3}2 group +4\/4 /);
    expect(written.join("")).not.toContain("\u001b");
  });

  it("tells each notice once", () => {
    const { view, written } = terminal(false);
    view.show(progress({ notices: ["executor 2 lost; 3 map outputs run again"] }));
    view.show(progress({ notices: ["executor 2 lost; 3 map outputs run again", "S3 is throttling"] }));
    expect(written).toEqual(["  ! executor 2 lost; 3 map outputs run again\n", "  ! S3 is throttling\n"]);
  });

  it("keeps queries apart that run at the same time", () => {
    const { view, written } = terminal(false);
    for (const queryId of ["q1", "q2", "q1", "q2"]) view.show(progress({ queryId, stages: [read] }));
    expect(written).toHaveLength(2);
  });
});

describe("progress on a terminal", () => {
  it("moves its bars in place and leaves the last state", () => {
    const { view, written } = terminal(true, { columns: 120 });
    view.show(progress({ stages: [read, shuffle] }));
    view.show(progress({ stages: [read, { ...shuffle, tasksDone: 4 }], done: true }));
    view.show(progress({ queryId: "q2", stages: [read] }));
    expect(written[0]).toContain(`${"█".repeat(11)}${"░".repeat(11)}`);
    expect(written[1]!.startsWith("\u001b[2A\u001b[J")).toBe(true);
    expect(written[2]).not.toContain("\u001b[2A");
  });

  it("draws a finished query once, however often it is told", () => {
    const { view, written } = terminal(true);
    const done = progress({ stages: [read], done: true });
    view.show(done);
    view.show(done);
    expect(written).toHaveLength(1);
  });

  it("moves one query at a time; another appears above it when it is done", () => {
    const { view, written } = terminal(true);
    view.show(progress({ stages: [shuffle] }));
    view.show(progress({ queryId: "q2", stages: [read] }));
    expect(written).toHaveLength(1);
    view.show(progress({ queryId: "q2", stages: [read], done: true }));
    expect(written[1]!.startsWith("\u001b[1A\u001b[J   1 read flights")).toBe(true);
    view.show(progress({ stages: [shuffle] }));
    expect(written[2]).toMatch(/^ {3}2 group/);
  });

  it.each([20, 40, 60, 80, 100])("keeps every line within %d columns, colour codes not counted", (columns) => {
    for (const color of [false, true]) {
      const { view, written } = terminal(true, { columns, color });
      view.show(progress({ stages: [read, { ...shuffle, name: "a stage whose name is longer than anyone would like it to be" }] }));
      const lines = stripVTControlCharacters(written.join("")).split("\n");
      for (const line of lines) expect(line.length).toBeLessThan(columns);
      expect(written.join("").includes("\u001b[36m")).toBe(color);
    }
  });
});

describe("the standard terminal", () => {
  const stream = (fields: object): NodeJS.WriteStream => ({ write: () => true, ...fields }) as unknown as NodeJS.WriteStream;
  const withEnvironment = <T>(environment: Record<string, string | undefined>, run: () => T): T => {
    const before = { ...process.env };
    for (const [name, value] of Object.entries(environment))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    try {
      return run();
    } finally {
      for (const name of Object.keys(environment)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  };

  it("has colours on a TTY, unless NO_COLOR is set", () => {
    withEnvironment({ NO_COLOR: undefined, TERM: "xterm" }, () =>
      expect(standardTerminal(stream({ isTTY: true, columns: 72 }))).toMatchObject({ isTerminal: true, color: true, columns: 72 }),
    );
    withEnvironment({ NO_COLOR: "1", TERM: "xterm" }, () =>
      expect(standardTerminal(stream({ isTTY: true }))).toMatchObject({ isTerminal: true, color: false }),
    );
  });

  it("is plain for a pipe and for a dumb terminal", () => {
    withEnvironment({ TERM: "xterm" }, () =>
      expect(standardTerminal(stream({}))).toMatchObject({ isTerminal: false, color: false, columns: 100 }),
    );
    withEnvironment({ TERM: "dumb" }, () => expect(standardTerminal(stream({ isTTY: true }))).toMatchObject({ isTerminal: false }));
  });
});

import type { Relation } from "@volley/plan";
import { Interner, type RanText, type TitledRun } from "@volley/planner";
import type { Asked } from "./asked.ts";

/** A run that is over. */
export interface Ran {
  readonly asked: readonly Asked[];
  /** How it ended: `in 1.3 s`. */
  readonly end: string;
  readonly text: () => RanText;
}

/** What a session's last runs did, by the frames that they ran over: texts alone, since plans may hold many rows. */
export interface RunHistory {
  /** Notes a run; the oldest are forgotten. Its text is made when the event loop comes around, so that nobody waits for it. */
  note(ran: Ran): void;
  /** What ran last of a frame itself, and of what was asked of it; the later one last. */
  of(relation: Relation): readonly TitledRun[];
}

interface Noted {
  /** What was asked of frames, by what tells these. */
  readonly whats: ReadonlyMap<string, string>;
  readonly end: string;
  readonly text: RanText;
  readonly length: number;
}

const defaultLimits = { runs: 50, characters: 4 << 20 };

export function createRunHistory(limits: typeof defaultLimits = defaultLimits): RunHistory {
  const runs: Noted[] = [];
  const fresh: Ran[] = [];

  function keep(): void {
    for (const ran of fresh.splice(0)) runs.push(noted(ran));
    let characters = runs.reduce((sum, { length }) => sum + length, 0);
    while (runs.length > limits.runs || (characters > limits.characters && runs.length > 1)) characters -= runs.shift()!.length;
  }

  return {
    note(ran) {
      fresh.push(ran);
      if (fresh.length === 1) setImmediate(keep);
    },
    of(relation) {
      keep();
      const key = digestOf(relation);
      const own = runs.findLast(({ whats }) => whats.get(key) === "");
      const other = runs.findLast(({ whats }) => (whats.get(key) ?? "") !== "");
      return runs
        .filter((run) => run === own || run === other)
        .map(({ whats, end, text }) => ({ ...text, title: `as it ran${whats.get(key) ? ` for ${whats.get(key)}` : ""}, ${end}` }));
    },
  };
}

function noted({ asked, end, text: made }: Ran): Noted {
  const text = orItsError(made);
  // Of one frame, what was asked of it most directly.
  const whats = new Map([...asked].reverse().map(({ relation, what }) => [digestOf(relation), what]));
  return { whats, end, text, length: text.stages.length + text.comments.length + text.script.length };
}

/** The query's answer is out: that its text cannot be made is told to who asks for the text. */
function orItsError(made: () => RanText): RanText {
  try {
    return made();
  } catch (error) {
    return { stages: `what it did cannot be told: ${String(error)}`, comments: "", script: "", names: [] };
  }
}

/** The same for frames of equal meaning, however often the program built them. */
function digestOf(relation: Relation): string {
  const interner = new Interner();
  interner.key(relation);
  return interner.digest();
}

import type { Relation } from "@volley/plan";
import { Interner, type RanText, type TitledRun } from "@volley/planner";
import type { Asked } from "./asked.ts";

/** A run that is over. */
export interface Ran {
  readonly asked: readonly Asked[];
  /** How it ended: `in 1.3 s`. */
  readonly end: string;
  readonly text: () => RanText;
  /** About how many bytes are held for its text to be made: rows that came with the plan, names of files. */
  readonly held: number;
}

/** What a session's last runs did, by the frames that they ran over. */
export interface RunHistory {
  /** Notes a run; the oldest are forgotten. Of a light one the text is made when somebody asks, of another when the event loop comes around. */
  note(ran: Ran): void;
  /** What ran last of a frame itself, and of what was asked of it; the later one last. */
  of(relation: Relation): readonly TitledRun[];
}

interface Noted {
  /** What was asked of frames, by what tells these. */
  readonly whats: ReadonlyMap<string, string>;
  readonly end: string;
  readonly text: RanText;
}

/** A run as it came or, once that was wanted, as texts alone. */
interface Kept {
  ran: Ran | undefined;
  noted: Noted | undefined;
  length: number;
}

const defaultLimits = { runs: 50, characters: 4 << 20 };
/** A plan that holds more is not kept. */
const lightBytes = 32 << 10;

export function createRunHistory(limits: typeof defaultLimits = defaultLimits): RunHistory {
  const runs: Kept[] = [];
  const heavy: Kept[] = [];

  function forget(): void {
    let characters = runs.reduce((sum, { length }) => sum + length, 0);
    while (runs.length > limits.runs || (characters > limits.characters && runs.length > 1)) characters -= runs.shift()!.length;
  }

  function makeHeavy(): void {
    for (const kept of heavy.splice(0)) notedOf(kept);
    forget();
  }

  return {
    note(ran) {
      const kept: Kept = { ran, noted: undefined, length: ran.held };
      runs.push(kept);
      if (runs.length > limits.runs) runs.shift();
      if (ran.held <= lightBytes) return;
      heavy.push(kept);
      if (heavy.length === 1) setImmediate(makeHeavy);
    },
    of(relation) {
      for (const kept of runs) notedOf(kept);
      forget();
      const key = digestOf(relation);
      const noted = runs.map(notedOf);
      const own = noted.findLast(({ whats }) => whats.get(key) === "");
      const other = noted.findLast(({ whats }) => (whats.get(key) ?? "") !== "");
      return noted
        .filter((run) => run === own || run === other)
        .map(({ whats, end, text }) => ({ ...text, title: `as it ran${whats.get(key) ? ` for ${whats.get(key)}` : ""}, ${end}` }));
    },
  };
}

function notedOf(kept: Kept): Noted {
  if (kept.noted) return kept.noted;
  const { asked, end, text: made } = kept.ran!;
  const text = orItsError(made);
  // Of one frame, what was asked of it most directly.
  const whats = new Map([...asked].reverse().map(({ relation, what }) => [digestOf(relation), what]));
  kept.ran = undefined;
  kept.length = text.stages.length + text.comments.length + text.script.length;
  kept.noted = { whats, end, text };
  return kept.noted;
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

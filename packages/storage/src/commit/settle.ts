import { type FinishOptions, finishEntry } from "./finish.ts";
import { type CommitLog, type LogHead, isSuperseded, readHead } from "./log.ts";
import type { CommitEntry } from "./entry.ts";

/** The newest entry after everything it orders was carried out: what a crashed predecessor left is finished here. */
export async function settledHead(log: CommitLog, options: FinishOptions = {}): Promise<CommitEntry | undefined> {
  for (;;) {
    const head: LogHead | undefined = await readHead(log);
    if (head === undefined) return undefined;
    if (head.done) return head.entry;
    await finishEntry(log, head.entry, options);
    if (!(await isSuperseded(log, head.entry.entry))) return head.entry;
  }
}

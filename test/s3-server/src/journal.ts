import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from "node:fs";

/** An append-only file of JSON lines. Each line is one change, whole or absent after a crash. */
export interface Journal<E> {
  append(entry: E): void;
  close(): void;
}

/**
 * Replays the journal at `path` into `apply`, replaces it with `snapshot()` of the state reached, and opens it for
 * appending. A last line cut short by a crash is dropped. Nothing is synced to the device: a power cut may lose the tail.
 */
export function openJournal<E>(path: string, apply: (entry: E) => void, snapshot: () => Iterable<E>): Journal<E> {
  if (existsSync(path)) {
    const lines = readFileSync(path, "utf8").split("\n");
    lines.pop();
    for (const [index, line] of lines.entries()) {
      try {
        apply(JSON.parse(line) as E);
      } catch (cause) {
        throw new Error(`${path}, line ${index + 1}, is not a journal entry; the directory is not an S3 server's or is damaged`, { cause });
      }
    }
  }
  const compacted = `${path}.new`;
  writeFileSync(compacted, Array.from(snapshot(), (entry) => `${JSON.stringify(entry)}\n`).join(""));
  renameSync(compacted, path);
  const descriptor = openSync(path, "a");
  return {
    append: (entry) => {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

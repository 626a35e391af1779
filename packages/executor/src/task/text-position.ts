import type { ByteRange, ObjectStore } from "@volley/storage";

/** A file that a task reads: the local path that DuckDB sees, and the object it came from. */
export interface InputFile {
  readonly path: string;
  readonly url: string;
  /** Text: the object's bytes that the local file holds. */
  readonly range?: ByteRange;
  /** Text: lines at the local file's start that say no row, and of these the ones that are a copy. */
  readonly headerLines?: number;
  readonly copiedLines?: number;
  /** Values of the partition columns. */
  readonly partition?: readonly (string | null)[];
  /** Where the object can be read again. */
  readonly store?: ObjectStore;
}

/** Where in a text object DuckDB found what it could not read. */
export interface TextPosition {
  readonly url: string;
  /** A few words: `row 17 (line 18)`. */
  readonly row: string;
  readonly column?: string | undefined;
  /** What is wrong there. */
  readonly detail: string | undefined;
  /** The option that lets such a record be read. */
  readonly remedy?: string | undefined;
}

/** As many bytes are read again at most, to number a row of a piece from the object's start. */
const countable = 64 << 20;
const step = 8 << 20;
const newline = 0x0a;

/** What to do about text in another encoding. */
export const toUtf8 = { detail: "the text is not UTF-8", remedy: "convert the file first, e.g. with iconv -f latin1 -t utf-8" };

/** Finds object, row and column in DuckDB's message about a CSV or JSON file; undefined when it is about something else. */
export async function textPosition(message: string, files: readonly InputFile[]): Promise<TextPosition | undefined> {
  const found = csvPosition(message) ?? jsonPosition(message);
  const file = files.find(({ path }) => path === found?.path) ?? (found !== undefined && files.length === 1 ? files[0] : undefined);
  if (found === undefined || file === undefined) return undefined;
  const { line, path: _, ...what } = found;
  return { url: file.url, row: await numbered(file, line), ...what };
}

/** The place of a file's record by its number from 1, behind the header; of lines it is the line's. */
export async function recordPosition(
  file: InputFile,
  number: number,
  isLine: boolean,
  what: Pick<TextPosition, "column" | "detail">,
): Promise<TextPosition> {
  const row = isLine ? await numbered(file, number + (file.headerLines ?? 0)) : `row ${format(number)}`;
  return { url: file.url, row, ...what };
}

interface Found extends Omit<TextPosition, "url" | "row"> {
  readonly path: string | undefined;
  readonly line: number;
}

function csvPosition(message: string): Found | undefined {
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  if (line === undefined) return undefined;
  const tooLong = /Maximum line size of (\d+) bytes exceeded/.exec(message)?.[1];
  if (tooLong !== undefined)
    return {
      path: /^ {2}file = (.+)$/m.exec(message)?.[1],
      line: Number(line),
      detail: `the record is longer than ${format(Number(tooLong))} bytes`,
      remedy: "option maxCharsPerColumn of the csv reader raises the limit",
    };
  if (/Invalid unicode/.test(message)) return { path: /^ {2}file = (.+)$/m.exec(message)?.[1], line: Number(line), ...toUtf8 };
  const value = /Could not convert string "([^]*?)" to '([^']+)'/.exec(message);
  return {
    path: /^ {2}file = (.+)$/m.exec(message)?.[1],
    line: Number(line),
    column: /column "([^"]+)"/i.exec(message)?.[1],
    detail:
      value === null ? /^Original Line:[^\n]*\n([^\n]+)$/m.exec(message)?.[1] : `cannot read "${value[1]}" as ${value[2]?.toLowerCase()}`,
  };
}

function jsonPosition(message: string): Found | undefined {
  const malformed = /Malformed JSON in file "([^"]+)", (at byte \d+) in line (\d+): ([^\n]*)/.exec(message);
  // DuckDB counts the lines of malformed records from 2.
  if (malformed !== null)
    return {
      path: malformed[1],
      line: Number(malformed[3]) - 1,
      detail: `malformed JSON ${malformed[2]} of the line: ${malformed[4]}`.trim(),
    };
  const transform = /JSON transform error in file "([^"]+)", in line (\d+): ([^\n]*)/.exec(message);
  if (transform !== null) return { path: transform[1], line: Number(transform[2]), detail: transform[3] };
  return undefined;
}

async function numbered(file: InputFile, line: number): Promise<string> {
  const header = file.headerLines ?? 0;
  const offset = file.range?.offset ?? 0;
  if (offset === 0) return header === 0 ? `row ${format(line)}` : `row ${format(line - header)} (line ${format(line)})`;
  const own = line - (file.copiedLines ?? 0);
  const before = await linesBefore(file, offset).catch(() => undefined);
  if (before === undefined) return `row ${format(own)} after byte ${format(offset)}`;
  return header === 0 ? `row ${format(before + own)}` : `row ${format(before + own - header)} (line ${format(before + own)})`;
}

async function linesBefore(file: InputFile, end: number): Promise<number | undefined> {
  if (file.store === undefined || end > countable) return undefined;
  let lines = 0;
  for (let offset = 0; offset < end; offset += step) {
    const bytes = await file.store.read(file.url, { offset, length: Math.min(step, end - offset) });
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines++;
  }
  return lines;
}

function format(count: number): string {
  return count.toLocaleString("en-US");
}

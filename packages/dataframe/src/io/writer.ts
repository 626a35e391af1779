import {
  type MarkerPlace,
  type Relation,
  type SaveMode,
  type Sink,
  saveModes,
  VolleyError,
  type WriteFormat,
  type WriteResult,
  writeFormats,
} from "@volley/plan";
import { oneOf } from "../one-of.ts";
import { requiredName } from "../argument-checks.ts";
import { here } from "../origin/call-site.ts";
import type { SessionCore } from "../session/core.ts";
import { materialise } from "../values/pending.ts";
import type {
  ArrowWriteOptions,
  CsvWriteOptions,
  JsonWriteOptions,
  ParquetWriteOptions,
  TextWriteOptions,
  WriteOptions,
} from "./format-options.ts";
import { checkedPaths, type OptionValue, type OptionValues, withOptions } from "./options.ts";

/** A format with options of its own over the common ones. */
interface ChosenFormat {
  readonly format: WriteFormat;
  readonly options: Readonly<Record<string, string>>;
}

interface WriterState {
  readonly mode: SaveMode;
  readonly marker: MarkerPlace;
  readonly options: Readonly<Record<string, string>>;
  readonly partitionBy: readonly string[];
  readonly sortBy: readonly string[];
  /** In order; parquet where there is none. */
  readonly formats: readonly ChosenFormat[];
}

const start: WriterState = { mode: "error", marker: "inside", options: {}, partitionBy: [], sortBy: [], formats: [] };
const markers: readonly MarkerPlace[] = ["inside", "sibling", "none"];

function namesOf(what: string, columns: readonly string[]): readonly string[] {
  const origin = here();
  return Object.freeze(columns.map((column) => requiredName(what, column, origin)));
}

/** Options of a save. */
export interface SaveOptions {
  /** Cancels what runs; nothing is published. */
  readonly signal?: AbortSignal;
}

/** What both writers share. Every setting gives a new writer; `This` is that writer's type. */
abstract class Writer<This> {
  protected readonly core: SessionCore;
  /** Frames by the folder each goes to; "" for the destination itself. */
  protected readonly plans: readonly (readonly [folder: string, plan: Relation])[];
  protected readonly state: WriterState;

  constructor(core: SessionCore, plans: readonly (readonly [string, Relation])[], state: WriterState) {
    this.core = core;
    this.plans = plans;
    this.state = state;
  }

  protected abstract with(state: WriterState): This;

  /** What to do where the destination holds data: `error` (the default), `append`, `overwrite` or `ignore`. */
  mode(mode: SaveMode): This {
    return this.with({ ...this.state, mode: oneOf("save mode", mode, saveModes, here()) });
  }

  /** Where `_SUCCESS` goes: `inside` the destination (the default), as its `sibling`, or `none`. */
  marker(place: MarkerPlace): This {
    return this.with({ ...this.state, marker: oneOf("marker place", place, markers, here()) });
  }

  /** An option of all formats by Spark's name, e.g. `header`, `compression`. */
  option(name: string, value: OptionValue): This {
    return this.options({ [name]: value });
  }

  /** Options of all formats by Spark's names, over those given before. */
  options(options: OptionValues): This {
    return this.with({ ...this.state, options: withOptions(this.state.options, options) });
  }

  /**
   * Files go to folders by these columns' values, `year=2026/month=1/…`, and do not hold the columns; reading the destination gives
   * them back. Null and the empty string are `__HIVE_DEFAULT_PARTITION__`.
   */
  partitionBy(...columns: readonly string[]): This {
    return this.with({ ...this.state, partitionBy: namesOf("partitionBy()", columns) });
  }

  /**
   * The rows of each file are in the order of these columns, ascending, null first. Files of several tasks are not in order among
   * themselves: `repartitionByRange()` or `coalesce(1)` before it makes them so. Spark has it for tables with buckets alone.
   */
  sortBy(...columns: readonly string[]): This {
    return this.with({ ...this.state, sortBy: namesOf("sortBy()", columns) });
  }

  /** Writes Parquet files. */
  parquet(path: string, options: ParquetWriteOptions & SaveOptions = {}): Promise<WriteResult> {
    return this.saveAs("parquet", path, options);
  }

  /** Writes CSV files: `csv("s3://…", { header: true })`. */
  csv(path: string, options: CsvWriteOptions & SaveOptions = {}): Promise<WriteResult> {
    return this.saveAs("csv", path, options);
  }

  /** Writes JSON lines. */
  json(path: string, options: JsonWriteOptions & SaveOptions = {}): Promise<WriteResult> {
    return this.saveAs("json", path, options);
  }

  /** Writes text: the one column, a string, a line a row; null as an empty line. */
  text(path: string, options: TextWriteOptions & SaveOptions = {}): Promise<WriteResult> {
    return this.saveAs("text", path, options);
  }

  /** Writes Arrow's IPC format. */
  arrow(path: string, options: ArrowWriteOptions & SaveOptions = {}): Promise<WriteResult> {
    return this.saveAs("arrow", path, options);
  }

  /** Writes in the format given before, parquet if none was. */
  save(path: string, { signal }: SaveOptions = {}): Promise<WriteResult> {
    const { formats } = this.state;
    return this.run(path, formats.length > 0 ? formats : [{ format: "parquet", options: {} }], signal);
  }

  private saveAs(format: WriteFormat, path: string, { signal, ...options }: SaveOptions): Promise<WriteResult> {
    return this.run(path, [{ format, options: withOptions({}, options) }], signal);
  }

  private async run(path: string, formats: readonly ChosenFormat[], signal: AbortSignal | undefined): Promise<WriteResult> {
    const origin = here();
    const [destination] = checkedPaths([path], origin);
    const sinks = formats.flatMap(({ format, options }) =>
      this.plans.map(([name, input]): Sink => {
        const folder = [...(formats.length > 1 ? [format] : []), ...(name === "" ? [] : [name])].join("/");
        const { partitionBy, sortBy } = this.state;
        return Object.freeze({
          folder,
          input,
          format,
          options: withOptions(this.state.options, options),
          ...(partitionBy.length > 0 ? { partitionBy } : {}),
          ...(sortBy.length > 0 ? { sortBy } : {}),
        });
      }),
    );
    const backend = this.core.backend();
    await Promise.all(this.plans.map(([, plan]) => materialise(plan, backend, { signal })));
    const command = {
      kind: "write",
      destination: destination!,
      mode: this.state.mode,
      marker: this.state.marker,
      sinks: Object.freeze(sinks),
      origin,
    } as const;
    return backend.write(Object.freeze(command), { signal });
  }
}

/** Writes one frame: `frame.write.mode("overwrite").parquet("s3://…")`. One execution, one commit. */
export class DataFrameWriter extends Writer<DataFrameWriter> {
  /** Use `frame.write`. */
  constructor(core: SessionCore, plan: Relation, state: WriterState = start) {
    super(core, [["", plan]], state);
  }

  protected override with(state: WriterState): DataFrameWriter {
    return new DataFrameWriter(this.core, this.plans[0]![1], state);
  }

  /** parquet, csv, json (lines), text or arrow, for `save`. */
  format(format: WriteFormat): DataFrameWriter {
    return this.with({ ...this.state, formats: [{ format: writeFormat(format), options: {} }] });
  }
}

/**
 * Writes several frames in one execution and one commit, each into a folder of its name; with several formats into `format/name`:
 *
 *     await session.write({ train, test }).mode("overwrite").formats({ csv: { header: false }, parquet: {} }).save("s3://flights/ready/");
 */
export class DatasetWriter extends Writer<DatasetWriter> {
  /** Use `session.write({…})`. */
  constructor(core: SessionCore, plans: readonly (readonly [string, Relation])[], state: WriterState = start) {
    super(core, plans, state);
  }

  protected override with(state: WriterState): DatasetWriter {
    return new DatasetWriter(this.core, this.plans, state);
  }

  /** parquet, csv, json (lines), text or arrow, for `save`. */
  format(format: WriteFormat): DatasetWriter {
    return this.formats(format);
  }

  /** Formats by name, or with options of their own: `formats("csv", "parquet")`, `formats({ csv: { header: false }, parquet: {} })`. */
  formats(...formats: readonly WriteFormat[] | readonly [{ readonly [F in WriteFormat]?: WriteOptions[F] }]): DatasetWriter {
    const origin = here();
    const [first] = formats;
    const pairs: readonly (readonly [unknown, object])[] =
      typeof first === "object" ? Object.entries(first) : formats.map((format) => [format, {}]);
    const chosen = pairs.map(([format, options]) => ({ format: writeFormat(format), options: withOptions({}, options) }));
    const twice = chosen.find(({ format }, i) => chosen.findIndex((other) => other.format === format) !== i);
    if (twice) throw new VolleyError("INVALID_ARGUMENT", `the format "${twice.format}" is given twice`, { origin });
    if (chosen.length === 0) throw new VolleyError("INVALID_ARGUMENT", "formats() needs at least one format", { origin });
    return this.with({ ...this.state, formats: chosen });
  }
}

function writeFormat(word: unknown): WriteFormat {
  return oneOf("format that can be written", word, writeFormats, here());
}

/** The frames of `session.write({…})` as names and plans. Names become folders. */
export function namedPlans(frames: Readonly<Record<string, { readonly plan: Relation }>>): readonly (readonly [string, Relation])[] {
  const origin = here();
  const entries = Object.entries(frames);
  if (entries.length === 0) throw new VolleyError("INVALID_ARGUMENT", "there is no frame to write", { origin });
  return entries.map(([name, frame]) => {
    if (!/^[^._/\\][^/\\]*$/.test(name))
      throw new VolleyError("INVALID_ARGUMENT", `"${name}" cannot be a folder: names do not begin with "." or "_" and hold no slash`, {
        origin,
      });
    if (!frame?.plan) throw new VolleyError("INVALID_ARGUMENT", `"${name}" is not a DataFrame`, { origin });
    return [name, frame.plan] as const;
  });
}

import {
  type FileFormat,
  type MarkerPlace,
  type Relation,
  type SaveMode,
  type Sink,
  saveModes,
  VolleyError,
  type WriteResult,
} from "@volley/plan";
import { here } from "../origin/call-site.ts";
import type { SessionCore } from "../session/core.ts";
import { materialise } from "../values/local-data.ts";
import { checkedPaths, fileFormat, oneOf, type OptionValue, type OptionValues, withOptions } from "./options.ts";

interface WriterState {
  readonly mode: SaveMode;
  readonly marker: MarkerPlace;
  readonly options: Readonly<Record<string, string>>;
  /** Formats in order, each with options of its own over the common ones. */
  readonly formats: readonly { readonly format: FileFormat; readonly options: Readonly<Record<string, string>> }[];
}

const start: WriterState = { mode: "error", marker: "inside", options: {}, formats: [] };
const markers: readonly MarkerPlace[] = ["inside", "sibling", "none"];

/** The settings that both writers share. Every method gives a new writer; `This` is that writer's type. */
abstract class Writer<This> {
  protected readonly core: SessionCore;
  protected readonly state: WriterState;

  constructor(core: SessionCore, state: WriterState) {
    this.core = core;
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

  options(options: OptionValues): This {
    return this.with({ ...this.state, options: withOptions(this.state.options, options) });
  }

  protected async run(
    path: string,
    inputs: readonly (readonly [name: string, plan: Relation])[],
    formats: WriterState["formats"],
    signal?: AbortSignal,
  ): Promise<WriteResult> {
    const origin = here();
    const [destination] = checkedPaths([path], origin);
    const sinks = formats.flatMap(({ format, options }) =>
      inputs.map(([name, input]): Sink => {
        const folder = [...(formats.length > 1 ? [format] : []), ...(name === "" ? [] : [name])].join("/");
        return Object.freeze({ folder, input, format, options: withOptions(this.state.options, options) });
      }),
    );
    await Promise.all(inputs.map(([, plan]) => materialise(plan)));
    const command = {
      kind: "write",
      destination: destination!,
      mode: this.state.mode,
      marker: this.state.marker,
      sinks: Object.freeze(sinks),
      origin,
    } as const;
    return this.core.backend().write(Object.freeze(command), { signal });
  }
}

/** Options of a save. */
export interface SaveOptions {
  /** Cancels what runs; nothing is published. */
  readonly signal?: AbortSignal;
}

/** Writes one frame: `frame.write.mode("overwrite").parquet("s3://…")`. One execution, one commit. */
export class DataFrameWriter extends Writer<DataFrameWriter> {
  readonly #plan: Relation;

  constructor(core: SessionCore, plan: Relation, state: WriterState = start) {
    super(core, state);
    this.#plan = plan;
  }

  protected override with(state: WriterState): DataFrameWriter {
    return new DataFrameWriter(this.core, this.#plan, state);
  }

  /** parquet, csv, json, arrow or text, for `save`. */
  format(format: FileFormat): DataFrameWriter {
    return this.with({ ...this.state, formats: [{ format: fileFormat(format, here()), options: {} }] });
  }

  parquet(path: string, options: SaveOptions = {}): Promise<WriteResult> {
    return this.format("parquet").save(path, options);
  }

  csv(path: string, options: SaveOptions = {}): Promise<WriteResult> {
    return this.format("csv").save(path, options);
  }

  /** JSON lines. */
  json(path: string, options: SaveOptions = {}): Promise<WriteResult> {
    return this.format("json").save(path, options);
  }

  /** Writes in the format given before, parquet if none was. */
  save(path: string, { signal }: SaveOptions = {}): Promise<WriteResult> {
    const { formats } = this.state;
    return this.run(path, [["", this.#plan]], formats.length > 0 ? formats : [{ format: "parquet", options: {} }], signal);
  }
}

/**
 * Writes several frames in one execution and one commit, each into a folder of its name; with several formats into `format/name`:
 *
 *     await session.write({ train, test }).mode("overwrite").formats({ csv: { header: false }, parquet: {} }).save("s3://flights/ready/");
 */
export class DatasetWriter extends Writer<DatasetWriter> {
  readonly #plans: readonly (readonly [string, Relation])[];

  constructor(core: SessionCore, plans: readonly (readonly [string, Relation])[], state: WriterState = start) {
    super(core, state);
    this.#plans = plans;
  }

  protected override with(state: WriterState): DatasetWriter {
    return new DatasetWriter(this.core, this.#plans, state);
  }

  format(format: FileFormat): DatasetWriter {
    return this.formats(format);
  }

  /** Formats by name, or with options of their own: `formats("csv", "parquet")`, `formats({ csv: { header: false }, parquet: {} })`. */
  formats(...formats: readonly FileFormat[] | readonly [{ readonly [F in FileFormat]?: OptionValues }]): DatasetWriter {
    const origin = here();
    const [first] = formats;
    const pairs = typeof first === "object" ? Object.entries(first) : (formats as readonly FileFormat[]).map((f) => [f, {}] as const);
    const chosen = pairs.map(([format, options]) => ({ format: fileFormat(format, origin), options: withOptions({}, options) }));
    const twice = chosen.find(({ format }, i) => chosen.findIndex((other) => other.format === format) !== i);
    if (twice) throw new VolleyError("INVALID_ARGUMENT", `the format "${twice.format}" is given twice`, { origin });
    if (chosen.length === 0) throw new VolleyError("INVALID_ARGUMENT", "formats() needs at least one format", { origin });
    return this.with({ ...this.state, formats: chosen });
  }

  parquet(path: string, options: SaveOptions = {}): Promise<WriteResult> {
    return this.formats("parquet").save(path, options);
  }

  csv(path: string, options: SaveOptions = {}): Promise<WriteResult> {
    return this.formats("csv").save(path, options);
  }

  /** JSON lines. */
  json(path: string, options: SaveOptions = {}): Promise<WriteResult> {
    return this.formats("json").save(path, options);
  }

  /** Writes in the formats given before, parquet if none was. */
  save(path: string, { signal }: SaveOptions = {}): Promise<WriteResult> {
    const { formats } = this.state;
    return this.run(path, this.#plans, formats.length > 0 ? formats : [{ format: "parquet", options: {} }], signal);
  }
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

/** One setting: its key in the file, its environment variable and flag follow from it. */
export interface Setting<T = unknown> {
  /** Reads text into the value; throws a sentence that says what is allowed. */
  readonly parse: (text: string) => T;
  /** All texts it may be, where these are few. */
  readonly choices?: readonly string[] | undefined;
  readonly default: T;
  /** How the value is shown in help and docs: `2g`, `host:port`. */
  readonly placeholder: string;
  readonly doc: string;
}

const text: Setting<string>["parse"] = (value) => value;

function integer(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new Error(`must be a whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ""}`);
    return number;
  };
}

function oneOf<const T extends readonly string[]>(...allowed: T) {
  const parse = (value: string): T[number] => {
    if (!allowed.includes(value)) throw new Error(`must be one of: ${allowed.join(", ")}`);
    return value;
  };
  return Object.assign(parse, { choices: allowed });
}

const units: Readonly<Record<string, number>> = { "": 1, k: 1 << 10, m: 1 << 20, g: 1 << 30, t: 2 ** 40 };

/** Reads `512m`, `2g`, `1.5g`, `1073741824` as bytes. */
export function parseBytes(value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(value.trim());
  if (!match) throw new Error("must be a size such as 512m or 2g");
  return Math.round(Number(match[1]) * units[match[2]!.toLowerCase()]!);
}

/** Bytes as `parseBytes` reads them, in the largest unit that keeps them exact: `1g`, `1536m`. */
export function formatSize(bytes: number): string {
  const unit = bytes === 0 ? "" : (["t", "g", "m", "k"].find((u) => bytes % units[u]! === 0) ?? "");
  return `${bytes / units[unit]!}${unit}`;
}

function timeZone(value: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    if (/^[A-Za-z]/.test(value)) return value;
  } catch {
    // The sentence below says it.
  }
  throw new Error("must be the name of a time zone such as Europe/Zurich or UTC");
}

function boolean(value: string): boolean {
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw new Error("must be true or false");
}

type Parse<T> = Setting<T>["parse"] & { readonly choices?: readonly string[] };

const setting = <T>(parse: Parse<T>, fallback: NoInfer<T>, placeholder: string, doc: string): Setting<T> => ({
  parse,
  choices: parse.choices,
  default: fallback,
  placeholder,
  doc,
});

/**
 * Every setting, once. The key `executor.memory` is the flag `--executor-memory`, the variable `VOLLEY_EXECUTOR_MEMORY`
 * and the entry `"executor.memory"` of volley.config.json. docs/configuration.md is generated from this table.
 */
export const settings = {
  remote: setting(text, "", "sc://host:port", "Run plans on this Volley driver or Spark Connect server instead of in this process."),
  executors: setting(integer(0, 1024), 0, "N", "Start a driver and so many executors on this machine; 0 runs in this process."),
  "executor.memory": setting(parseBytes, 1 << 30, "SIZE", "Memory of one executor, all its processes together."),
  "executor.slots": setting(integer(1, 256), 1, "N", "Tasks an executor runs at a time, each in a process of its own."),
  "executor.threads": setting(
    integer(0, 1024),
    0,
    "N",
    "Cores that a task may use, as far as its memory suffices for them; 0 divides the machine's among the slots that are started together.",
  ),
  "functions.heap": setting(
    parseBytes,
    0,
    "SIZE",
    "JavaScript heap of user functions in each slot, or in this process; 0 gives them an eighth of the slot's memory, 256m at most.",
  ),
  "executor.directory": setting(text, "", "DIR", "Where executors keep shuffle files and spill; the system's temporary folder when empty."),
  memory: setting(parseBytes, 0, "SIZE", "Memory DuckDB may use when running in this process; 0 leaves it 60 % of the machine's."),
  "staging.bytes": setting(parseBytes, 1 << 30, "SIZE", "How much of remote inputs a run in this process keeps on local disk at a time."),
  "result.bytes": setting(
    parseBytes,
    0,
    "SIZE",
    "What collect() and toArrow() may bring to the program, as Arrow; 0 allows collect() a sixteenth of the JavaScript heap, toArrow() all.",
  ),
  "shuffle.partitions": setting(integer(0, 100_000), 0, "N", "Partitions of a shuffle; 0 lets the planner choose from bytes and slots."),
  "broadcast.bytes": setting(
    parseBytes,
    64 << 20,
    "SIZE",
    "Largest side of a join that is sent whole to every task, or whose keys the other side is filtered by, where that costs less than dealing out both.",
  ),
  "bundle.bytes": setting(
    parseBytes,
    0,
    "SIZE",
    "What a task reads of a source at most, at least one row group; 0 lets the driver choose from sizes and slots.",
  ),
  adaptive: setting(
    oneOf("on", "off"),
    "on",
    "WHEN",
    "Lay later stages out by what earlier ones wrote: small partitions go to one task, a skewed one to several.",
  ),
  "runtime.filters": setting(
    oneOf("on", "off"),
    "on",
    "WHEN",
    "Leave rows without a partner out of a join's larger side by the keys that were written of the smaller one; where plans adapt.",
  ),
  "join.reorder": setting(
    oneOf("on", "off"),
    "on",
    "WHEN",
    "Join in the order that is guessed to move the fewest bytes between executors; off: in the program's.",
  ),
  "partition.bytes": setting(
    parseBytes,
    32 << 20,
    "SIZE",
    "What a partition of a shuffle should hold, where the planner chooses how many there are; tasks read a quarter of it to twice as much.",
  ),
  "skew.bytes": setting(
    parseBytes,
    64 << 20,
    "SIZE",
    "From this size a partition that is five times the median is shared out among tasks.",
  ),
  "time.zone": setting(timeZone, "UTC", "ZONE", "Session time zone: how instants read as dates and hours."),
  "checkpoint.directory": setting(
    text,
    "",
    "URL",
    "Where checkpoint() keeps rows, on S3 or a disk that all machines share; it has no default.",
  ),
  "s3.endpoint": setting(text, "", "URL", "S3 service other than AWS; path-style addresses unless told otherwise."),
  "s3.region": setting(text, "", "REGION", "S3 region; us-east-1 with an endpoint, else the AWS default chain."),
  "s3.path.style": setting(oneOf("auto", "true", "false"), "auto", "MODE", "Bucket in the path instead of the host name."),
  "driver.host": setting(text, "127.0.0.1", "HOST", "Address the driver listens on; beyond loopback it needs a token."),
  "driver.port": setting(integer(0, 65_535), 15_002, "PORT", "Port of the driver for programs and executors; 0 takes a free one."),
  token: setting(text, "", "TOKEN", "Shared secret between programs, driver and executors."),
  "executor.wait": setting(integer(1, 86_400), 30, "SECONDS", "How long a query waits for executors before it fails."),
  progress: setting(oneOf("auto", "on", "off"), "auto", "WHEN", "Progress of running stages on stderr: auto shows it under volley run."),
  verbose: setting(boolean, false, "", "Show stack traces and the processes' logs."),
} as const satisfies Readonly<Record<string, Setting<never> | Setting>>;

/** Settings that change a program's types: they stand in it, and nowhere else. */
export const programSettings: Readonly<Record<string, string>> = {
  "rows.int64": `What 64-bit integers are in rows and in their types: "bigint", or "number", which refuses values beyond 2^53.`,
};

/** Settings of Spark that have a counterpart, for who brings a program from there. */
export const sparkNames: Readonly<Record<string, keyof typeof settings>> = {
  "spark.sql.session.timeZone": "time.zone",
  "spark.sql.shuffle.partitions": "shuffle.partitions",
  "spark.sql.autoBroadcastJoinThreshold": "broadcast.bytes",
  "spark.sql.files.maxPartitionBytes": "bundle.bytes",
  "spark.sql.adaptive.enabled": "adaptive",
  "spark.sql.optimizer.runtimeFilter.semiJoinReduction.enabled": "runtime.filters",
  "spark.sql.cbo.joinReorder.enabled": "join.reorder",
  "spark.sql.adaptive.advisoryPartitionSizeInBytes": "partition.bytes",
  "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes": "skew.bytes",
  "spark.checkpoint.dir": "checkpoint.directory",
  "spark.executor.instances": "executors",
  "spark.executor.cores": "executor.slots",
  "spark.task.cpus": "executor.threads",
  "spark.executor.memory": "executor.memory",
  "spark.local.dir": "executor.directory",
};

/** A setting by the name that Spark and Volley's driver both know. */
export function sparkNameOf(key: keyof typeof settings): string {
  const found = Object.keys(sparkNames).find((name) => sparkNames[name] === key);
  if (found === undefined) throw new Error(`Spark has no "${key}"`);
  return found;
}

export type SettingKey = keyof typeof settings;
export type Configuration = { readonly [K in SettingKey]: ReturnType<(typeof settings)[K]["parse"]> };

/** A setting's value as a flag would give it; a dash where it is empty. */
export function showSetting(key: SettingKey, value: unknown): string {
  if (settings[key].parse === parseBytes) return formatSize(value as number);
  return value === "" ? "–" : String(value);
}

export function flagOf(key: string): string {
  return `--${key.replaceAll(".", "-")}`;
}

export function variableOf(key: string): string {
  return `VOLLEY_${key.replaceAll(".", "_").toUpperCase()}`;
}

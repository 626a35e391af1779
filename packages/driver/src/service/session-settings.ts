import { closest, VolleyError } from "@volley/plan";
import type { QuerySettings } from "../query/engine-options.ts";

interface SessionSetting {
  readonly default: string;
  /** Whether the text is a value; `allowed` says what is. */
  readonly accepts: (value: string) => boolean;
  readonly allowed: string;
}

const wholeNumber = { accepts: (value: string): boolean => /^\d{1,15}$/.test(value), allowed: "a whole number" };
const onOrOff = { accepts: (value: string): boolean => value === "on" || value === "off", allowed: "on or off" };
const timeZone = { accepts: isTimeZone, allowed: "a time zone such as UTC or Europe/Berlin" };

/** Settings of our own that a session may set, by key. */
export const sessionSettings: Readonly<Record<string, SessionSetting>> = {
  "volley.shuffle.partitions": { default: "0", ...wholeNumber },
  "volley.broadcast.bytes": { default: String(64 << 20), ...wholeNumber },
  "volley.bundle.bytes": { default: "0", ...wholeNumber },
  "volley.adaptive": { default: "on", ...onOrOff },
  "volley.runtime.filters": { default: "on", ...onOrOff },
  "volley.join.reorder": { default: "on", ...onOrOff },
  "volley.partition.bytes": { default: String(32 << 20), ...wholeNumber },
  "volley.skew.bytes": { default: String(64 << 20), ...wholeNumber },
  "volley.checkpoint.directory": { default: "", accepts: () => true, allowed: "an address" },
  "volley.time.zone": { default: "UTC", ...timeZone },
};

const sparkCheckpointDirectory = "spark.checkpoint.dir";
const sparkTimeZone = "spark.sql.session.timeZone";

/** Throws CONFIGURATION for a value that cannot be, or a key with our prefix that is no setting. Others' keys are kept and mean nothing. */
export function checkSetting(key: string, value: string): void {
  const setting = key === sparkTimeZone ? timeZone : sessionSettings[key];
  if (!setting) {
    if (!key.startsWith("volley.")) return;
    const near = closest(key, Object.keys(sessionSettings));
    throw new VolleyError("CONFIGURATION", `a session has no setting "${key}"`, {
      hints: [near ? `did you mean "${near}"?` : `it has: ${Object.keys(sessionSettings).join(", ")}`],
    });
  }
  if (!setting.accepts(value)) throw new VolleyError("CONFIGURATION", `${key} cannot be "${value}": it must be ${setting.allowed}`);
}

/** The settings of a session as queries take them. */
export function querySettings(config: ReadonlyMap<string, string>): QuerySettings {
  const value = (key: string): string => config.get(key) ?? sessionSettings[key]!.default;
  return {
    shufflePartitions: Number(value("volley.shuffle.partitions")) || undefined,
    broadcastBytes: Number(value("volley.broadcast.bytes")),
    bundleBytes: Number(value("volley.bundle.bytes")) || undefined,
    adaptive: value("volley.adaptive") === "on",
    runtimeFilters: value("volley.runtime.filters") === "on",
    joinReorder: value("volley.join.reorder") === "on",
    partitionBytes: Number(value("volley.partition.bytes")),
    skewBytes: Number(value("volley.skew.bytes")),
    checkpointDirectory: (config.get(sparkCheckpointDirectory) ?? value("volley.checkpoint.directory")) || undefined,
    timeZone: config.get(sparkTimeZone) ?? value("volley.time.zone"),
  };
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

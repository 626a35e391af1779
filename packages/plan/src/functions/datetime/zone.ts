import { once } from "../once.ts";

const plain: ReadonlySet<string> = new Set(["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu", "UCT", "Zulu", "Universal"]);

/** Whether local readings and instants run alike in a zone. */
export function isUtc(zone: string): boolean {
  return plain.has(zone);
}

/**
 * A wall-clock reading (TIMESTAMP) as the instant it names in the session's zone. Of two instants the earlier (ICU, which DuckDB asks, takes the
 * later), and a reading that a gap leaves out counts from before the gap: java.time's rules, which are Spark's.
 */
export function sessionInstant(local: string, zone: string): string {
  return isUtc(zone)
    ? `CAST(${local} AS TIMESTAMPTZ)`
    : earlier(
        local,
        (l) => `CAST(${l} AS TIMESTAMPTZ)`,
        (t) => `CAST(${t} AS TIMESTAMP)`,
      );
}

/** The same in a zone that SQL names. */
export function zoneInstant(local: string, zone: string): string {
  return earlier(
    local,
    (l) => `timezone(${zone}, ${l})`,
    (t) => `timezone(${zone}, ${t})`,
  );
}

/** The same in a zone that a text names: an offset, an id, or nothing, which is the session's zone. */
export function instantIn(local: string, named: string, zone: string): string {
  return once(
    named,
    (z) => {
      const offset = `regexp_extract(${z}, '^(?:UTC|GMT|UT)?([+-])(\\d{1,2}):?(\\d{1,2})?:?(\\d{1,2})?$', ['sign', 'h', 'm', 's'])`;
      const seconds = (o: string): string =>
        `(CAST(${o}.h AS INTEGER) * 3600 + CAST('0' || ${o}.m AS INTEGER) * 60 + CAST('0' || ${o}.s AS INTEGER)) * CASE ${o}.sign WHEN '-' THEN -1 ELSE 1 END`;
      const fixed = `timezone('UTC', ${local} - to_seconds(${once(offset, seconds, "o")}))`;
      const utc = ["Z", "UTC", "GMT", "UT"].map((name) => `WHEN '${name}' THEN timezone('UTC', ${local})`).join(" ");
      return `CASE ${z} WHEN '' THEN ${sessionInstant(local, zone)} ${utc} ELSE CASE WHEN ${offset}.sign <> '' THEN ${fixed} ELSE ${zoneInstant(local, z)} END END`;
    },
    "z",
  );
}

/** No two changes of a zone's clocks lie closer together, and none sets them back by more. */
const apart = "INTERVAL 25 HOUR";

function earlier(local: string, instant: (l: string) => string, reading: (t: string) => string): string {
  return once(
    local,
    (l) => {
      const before = `${instant(`${l} - ${apart}`)} + ${apart}`;
      return `CASE WHEN ${reading(before)} = ${l} THEN ${before} ELSE ${instant(l)} END`;
    },
    "l",
  );
}

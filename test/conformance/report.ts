import { keyOf } from "./cases.ts";
import type { Known } from "./known-differences.ts";
import type { Verdict } from "./verdict.ts";

/** Counts by area. */
export function table(verdicts: readonly Verdict[]): string {
  const areas = [...new Set(verdicts.map((verdict) => verdict.case.area))];
  const row = (name: string, some: readonly Verdict[]): string[] => [
    name,
    String(some.length),
    ...(["same", "differs", "absent"] as const).map((result) => String(some.filter((verdict) => verdict.result === result).length)),
    some.length === 0 ? "" : `${((100 * some.filter(({ result }) => result === "same").length) / some.length).toFixed(1)} %`,
  ];
  const rows = [
    ["area", "cases", "same", "differs", "absent", "same"],
    ...areas.map((area) =>
      row(
        area,
        verdicts.filter((verdict) => verdict.case.area === area),
      ),
    ),
    row("all", verdicts),
  ];
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)));
  return rows.map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ")).join("\n");
}

/** The cases that are known to differ, below the reasons why. */
export function differences(verdicts: readonly Verdict[], known: ReadonlyMap<string, Known<unknown>>): string {
  const lines = new Map<string, string[]>();
  for (const { case: each, result, how } of verdicts) {
    const key = keyOf(each);
    const reason = known.get(key)?.reason;
    if (result === "same" || reason === undefined) continue;
    const before = lines.get(reason) ?? [];
    lines.set(reason, [...before, `    ${each.area}: ${key}${how === undefined ? "" : `: ${how}`}`]);
  }
  return [...lines].map(([reason, cases]) => `  ${reason}\n${cases.join("\n")}`).join("\n");
}

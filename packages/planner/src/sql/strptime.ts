import { type Origin, VolleyError } from "@volley/plan";

/** Letters of Spark's datetime patterns, longest runs first, and strptime's directives for them. */
const directives: readonly (readonly [RegExp, string])[] = [
  [/^y{4}|^u{4}|^y(?!y)|^u(?!u)/, "%Y"],
  [/^yy(?!y)/, "%y"],
  [/^MMMM/, "%B"],
  [/^MMM/, "%b"],
  [/^MM?/, "%m"],
  [/^dd?/, "%d"],
  [/^HH?/, "%H"],
  [/^hh?/, "%I"],
  [/^mm?/, "%M"],
  [/^ss?/, "%S"],
  [/^S{6}/, "%f"],
  [/^S{3}/, "%g"],
  [/^a/, "%p"],
  [/^EEEE/, "%A"],
  [/^E{1,3}/, "%a"],
  [/^X{1,3}|^x{1,3}|^Z{1,3}/, "%z"],
  [/^VV|^z{1,4}/, "%Z"],
  [/^D{3}/, "%j"],
];

/** Spark's datetime pattern (`yyyy-MM-dd HH:mm`) as a strptime format (`%Y-%m-%d %H:%M`). Throws INVALID_ARGUMENT for other letters. */
export function strptimeFormat(pattern: string, origin?: Origin): string {
  let rest = pattern;
  let format = "";
  while (rest !== "") {
    const quoted = /^'((?:[^']|'')*)'/.exec(rest);
    const found = directives.find(([letters]) => letters.test(rest));
    if (quoted) {
      format += quoted[1] === "" ? "'" : quoted[1]!.replaceAll("''", "'").replaceAll("%", "%%");
      rest = rest.slice(quoted[0].length);
    } else if (found) {
      format += found[1];
      rest = rest.slice(found[0].exec(rest)![0].length);
    } else if (/^[A-Za-z]/.test(rest)) {
      throw new VolleyError(
        "INVALID_ARGUMENT",
        `the datetime pattern "${pattern}" has the letter "${rest[0]}", which cannot be read here`,
        { origin },
      );
    } else {
      format += rest[0] === "%" ? "%%" : rest[0];
      rest = rest.slice(1);
    }
  }
  return format;
}

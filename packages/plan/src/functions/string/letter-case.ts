import { once } from "../once.ts";

/** A text in upper case, letter by letter as DuckDB has it, but for ß, which becomes SS. */
export function upperCase(text: string): string {
  return once(text, (s) => `CASE WHEN contains(${s}, 'ß') THEN upper(replace(${s}, 'ß', 'SS')) ELSE upper(${s}) END`);
}

/** Σ behind a letter and before none, with the marks and apostrophes of its word about it. */
const finalSigma = "(\\pL[\\pM''’]*)Σ([\\pM''’]*(?:[^\\pL\\pM''’]|$))";

/** A text in lower case: Σ at the end of a word becomes ς, and the dot of İ stays, as a mark. */
export function lowerCase(text: string): string {
  return once(text, (s) => {
    const ended = `CASE WHEN contains(${s}, 'Σ') THEN regexp_replace(${s}, '${finalSigma}', '\\1ς\\2', 'g') ELSE ${s} END`;
    return `CASE WHEN strlen(${s}) = length(${s}) THEN lower(${s}) ELSE lower(replace(${ended}, 'İ', 'i\u0307')) END`;
  });
}

const signs: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** An option's text where `\t`, `\n` and `\r` stand for the signs themselves. */
export function unescaped(text: string): string {
  return text.replaceAll(/\\([nrt])/g, (_, letter: string) => signs[letter]!);
}

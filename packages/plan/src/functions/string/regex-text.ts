/** Text as a regular expression of RE2 that matches it alone, between brackets too. */
export function literally(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}&-]/g, "\\$&");
}

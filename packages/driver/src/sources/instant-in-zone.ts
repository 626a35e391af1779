/** The instant, in milliseconds since 1970, at which clocks of a time zone show `2026-01-31T00:00:00`. */
export function instantInZone(clock: string, timeZone: string): number {
  const shown = Date.parse(`${clock}Z`);
  // The offset may be another one at the instant found than at the guess: around a change of clocks.
  const guess = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(guess, timeZone);
}

function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part["year"]!, part["month"]! - 1, part["day"], part["hour"], part["minute"], part["second"]) - instant;
}

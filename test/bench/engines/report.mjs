// What the runs amount to, and the tables that are printed of it.
import { MiB, median } from "../harness.mjs";

/** Medians of one engine's rounds of one query. */
export function summary(runs) {
  const of = (key) => median(runs.map((run) => run[key]));
  const stages = runs.at(-1).stages ?? [];
  const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0);
  return {
    seconds: of("seconds"),
    rounds: runs.map(({ seconds }) => seconds),
    // The clock of CPU time ticks every 10 ms: a mean loses less of it than a median.
    cpuSeconds: runs.reduce((total, run) => total + run.cpuSeconds, 0) / runs.length,
    residentBytes: Math.max(...runs.map((run) => run.residentBytes)),
    executorBytes: Math.max(...runs.map((run) => run.executorBytes)),
    ...(stages.length > 0 && {
      tasks: sum("tasks"),
      exchangeRows: sum("exchangeRows"),
      exchangeBytes: sum("exchangeBytes"),
      fetchedBytes: sum("exchangeBytesFetched"),
      spilledBytes: sum("spilledBytes"),
      stages,
    }),
  };
}

const answered = (results, ...names) => Object.values(results).filter((of) => names.every((name) => of[name]?.seconds !== undefined));
const geometricMean = (numbers) => Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);

/** All queries that an engine answered taken together. */
export function totals(results, name) {
  const own = answered(results, name).map((of) => of[name]);
  return {
    queries: own.length,
    seconds: geometricMean(own.map(({ seconds }) => seconds)),
    sumOfSeconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
    sumOfCpuSeconds: own.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    peakResidentBytes: Math.max(...own.map(({ residentBytes }) => residentBytes)),
    peakExecutorBytes: Math.max(...own.map(({ executorBytes }) => executorBytes)),
    ...sumsOfExchanges(own),
  };
}

function sumsOfExchanges(own) {
  const sum = (key) => own.reduce((total, { [key]: value = 0 }) => total + value, 0);
  return { exchangeRows: sum("exchangeRows"), exchangeBytes: sum("exchangeBytes"), spilledBytes: sum("spilledBytes") };
}

/** One engine against another over the queries that both answered: geometric mean of the times' ratios, and ratio of all CPU seconds. */
export function compare(results, ours, theirs) {
  const both = answered(results, ours, theirs);
  const cpu = (name) => both.reduce((sum, { [name]: of }) => sum + of.cpuSeconds, 0);
  return {
    queries: both.length,
    ratio: geometricMean(both.map((of) => of[ours].seconds / of[theirs].seconds)),
    cpuRatio: cpu(ours) / cpu(theirs),
  };
}

/** Seconds by query and engine; below, all queries together. The first engine is what the others are compared with. */
export function engineTable(results, started) {
  const names = Object.keys(started);
  const [base] = names;
  const all = names.map((name) => ({ ...started[name], ...totals(results, name), against: compare(results, name, base) }));
  const below = {
    "queries answered": ({ queries }) => String(queries),
    "geometric mean": ({ seconds }) => seconds.toFixed(3),
    [`times ${base}`]: ({ against }) => against.ratio.toFixed(2),
    "sum of seconds": ({ sumOfSeconds }) => sumOfSeconds.toFixed(2),
    "sum of CPU seconds": ({ sumOfCpuSeconds }) => sumOfCpuSeconds.toFixed(2),
    [`CPU times ${base}`]: ({ against }) => against.cpuRatio.toFixed(2),
    "peak resident MiB": ({ peakResidentBytes }) => (peakResidentBytes / MiB).toFixed(0),
    ...(all.some(({ peakExecutorBytes }) => peakExecutorBytes > 0) && {
      "largest executor MiB": ({ peakExecutorBytes }) => mebibytesIfAny(peakExecutorBytes),
      "MiB exchanged": ({ exchangeBytes }) => mebibytesIfAny(exchangeBytes),
      "MiB spilled": ({ spilledBytes }) => mebibytesIfAny(spilledBytes),
    }),
    "seconds to start": ({ startSeconds }) => startSeconds.toFixed(1),
  };
  return aligned([
    ["seconds", ...names],
    ...Object.entries(results).map(([query, of]) => [query, ...names.map((name) => of[name].seconds?.toFixed(3) ?? "–")]),
    ...Object.entries(below).map(([title, text]) => [title, ...all.map(text)]),
  ]);
}

const mebibytesIfAny = (bytes) => (bytes === 0 ? "–" : (bytes / MiB).toFixed(0));

/** What a cluster moved between its executors. */
export function exchangeTable(results, name) {
  const lines = Object.entries(results).flatMap(([query, { [name]: of }]) =>
    of?.stages === undefined
      ? []
      : [
          [
            query,
            of.seconds.toFixed(3),
            of.cpuSeconds.toFixed(3),
            String(of.stages.length),
            String(of.tasks),
            of.exchangeRows.toLocaleString("en"),
            (of.exchangeBytes / MiB).toFixed(2),
            (of.fetchedBytes / MiB).toFixed(2),
            (of.spilledBytes / MiB).toFixed(0),
            (of.executorBytes / MiB).toFixed(0),
          ],
        ],
  );
  return aligned([
    [name, "seconds", "CPU s", "stages", "tasks", "rows exchanged", "MiB exchanged", "MiB fetched", "MiB spilled", "executor MiB"],
    ...lines,
  ]);
}

function aligned(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) => line.map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]))).join("  "))
    .join("\n");
}

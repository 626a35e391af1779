// The rows of the table of all benches: what Volley is to reach against whom, and what its settings change.
import { parseBytes } from "../../../packages/volley/dist/config/settings.js";
import { MiB, mebibytes, times } from "../harness.mjs";
import { parseEngine } from "../engines/engines.mjs";
import { compare, totals } from "../engines/report.mjs";

/** Bounds hold from scale 1 on. */
const bounds = (scale) => [
  { name: "volley", against: "duckdb", wanted: "<= 1.05" },
  { name: "volley-cluster", against: "duckdb", wanted: scale < 10 ? "<= 2.20" : "<= 1.60" },
  { name: "volley-cluster", against: "spark-cluster", wanted: "<= 0.125" },
  { name: "volley-cluster", against: "sail-cluster", wanted: "<= 0.67" },
  { name: "volley-cluster:executor.memory=1g", against: "volley-cluster", wanted: "<= 2.50" },
];

export function tpchRows(results, names, scale) {
  const known = bounds(scale).filter(({ name, against }) => names.includes(name) && names.includes(against));
  const settings = names
    .map((name) => ({ name, against: parseEngine(name).engine }))
    .filter(({ name, against }) => name !== against && names.includes(against) && !known.some((bound) => bound.name === name));
  const pairs = [...known, ...settings];
  return [
    ...pairs.map((pair) => timeRow(results, pair, scale)),
    ...pairs.filter(({ name, against }) => parseEngine(name).engine === against).flatMap((pair) => exchangeRow(results, pair, scale)),
    ...names.flatMap((name) => memoryRow(results, name, scale)),
  ];
}

function timeRow(results, { name, against, wanted }, scale) {
  const { queries, ratio, cpuRatio } = compare(results, name, against);
  const [ours, theirs] = [name, against].map((one) => totals(results, one).seconds.toFixed(3));
  return {
    name: `tpch, scale ${scale}, geometric mean of ${queries}: ${name}`,
    against,
    value: ratio,
    text: times(ratio),
    wanted: scale < 1 ? undefined : wanted,
    detail: `${ours} s, ${against} ${theirs} s; CPU ${times(cpuRatio)}`,
  };
}

function exchangeRow(results, { name, against }, scale) {
  const [ours, theirs] = [name, against].map((one) => totals(results, one));
  if (theirs.exchangeBytes === 0) return [];
  const ratio = ours.exchangeBytes / theirs.exchangeBytes;
  const told = ({ exchangeBytes, exchangeRows }) => `${(exchangeBytes / MiB).toFixed(1)} MiB in ${exchangeRows.toLocaleString("en")} rows`;
  const detail = `${told(ours)}, ${against} ${told(theirs)}`;
  return [{ name: `tpch, scale ${scale}, bytes exchanged: ${name}`, against, value: ratio, text: times(ratio), detail }];
}

function memoryRow(results, name, scale) {
  const { "executor.memory": limit } = parseEngine(name).settings;
  const { peakExecutorBytes } = totals(results, name);
  if (limit === undefined || peakExecutorBytes === 0) return [];
  const ratio = peakExecutorBytes / parseBytes(limit);
  return [
    {
      name: `tpch, scale ${scale}, largest executor: ${name}`,
      against: `its limit of ${limit}`,
      value: ratio,
      text: mebibytes(peakExecutorBytes),
      wanted: "<= 1.00",
      detail: "resident memory of its supervisor and slots, pages that they share counted for each",
    },
  ];
}

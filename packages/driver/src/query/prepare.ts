import { plainLayout, type SourceInput, type Stage } from "@volley/planner";
import { mapParallel, type ObjectStore } from "@volley/storage";
import { bundleCount, mergeSplits, packBundles } from "../sources/bundles.ts";
import type { ResolvedSource } from "../sources/resolve-sources.ts";
import { sourceKey } from "../sources/source-key.ts";
import { splitUnits, type SplitUnit } from "../sources/splits.ts";
import type { FramesInUse } from "../cache/frame-cache.ts";
import { shareOut } from "../cache/share-out.ts";
import type { InputSplits, PreparedStage } from "./job.ts";

interface PrepareOptions {
  readonly store: ObjectStore;
  readonly slots: number;
  readonly bundleBytes: number;
  readonly frames: FramesInUse;
}

/** Decides each stage's number of tasks and which splits each task reads. What it found out of a source is kept for stages of later plans. */
export function prepareStages(
  sources: ReadonlyMap<string, ResolvedSource>,
  options: PrepareOptions,
): (stages: readonly Stage[]) => Promise<readonly PreparedStage[]> {
  const known = new Map<string, Promise<SplitUnit[]>>();
  const unitsOf = (input: SourceInput, pieceBytes: number): Promise<SplitUnit[]> => {
    const { read, columns, limit, numbered } = input;
    const key = JSON.stringify([sourceKey(read), columns, limit, numbered, pieceBytes]);
    const units = known.get(key) ?? splitUnits(options.store, sources.get(sourceKey(read))!, input, pieceBytes);
    known.set(key, units);
    return units;
  };
  return (stages) => mapParallel([...stages], 4, (stage) => prepareStage(stage, sources, options, unitsOf));
}

async function prepareStage(
  stage: Stage,
  sources: ReadonlyMap<string, ResolvedSource>,
  { slots, frames, bundleBytes }: PrepareOptions,
  unitsOf: (input: SourceInput, pieceBytes: number) => Promise<readonly SplitUnit[]>,
): Promise<PreparedStage> {
  const splits = new Map<string, InputSplits>();
  const kept = new Map<string, readonly (readonly number[])[]>();
  const shares = stage.cut.kind === "partition" ? plainLayout(stage.cut.partitions).shares : [];
  let tasks = Math.max(1, shares.length);
  for (const input of stage.inputs) {
    const cutHere = stage.cut.kind === "bundle" && stage.cut.input === input.name;
    if (input.kind === "cached" && cutHere) {
      const { outputs } = frames.kept.get(input.frame.id)!;
      const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
      const shares = shareOut(outputs, bundleCount(bytes, slots, bundleBytes));
      kept.set(input.name, shares);
      tasks = Math.max(1, shares.length);
    }
    if (input.kind !== "source") continue;
    const source = sources.get(sourceKey(input.read))!;
    const size = source.objects.reduce((sum, object) => sum + object.size, 0);
    const pieceBytes = cutHere ? Math.max(1 << 20, Math.ceil(size / bundleCount(size, slots, bundleBytes))) : Number.POSITIVE_INFINITY;
    const units = await unitsOf(input, Math.min(pieceBytes, bundleBytes));
    if (!cutHere) {
      splits.set(input.name, { perTask: false, lists: [mergeSplits(units)] });
      continue;
    }
    const bytes = units.reduce((sum, unit) => sum + unit.bytes, 0);
    const bundles = packBundles(units, bundleCount(bytes, slots, bundleBytes));
    splits.set(input.name, { perTask: true, lists: bundles.map(mergeSplits) });
    tasks = Math.max(1, bundles.length);
  }
  return { stage, tasks, splits, kept, shares };
}

import { blame, type Origin, relation, type Relation, StorageLevel, VolleyError } from "@volley/plan";
import type { SessionCore } from "../session/core.ts";
import { materialise } from "../values/pending.ts";
import type { ActionOptions } from "./dataframe.ts";

/** Marks a frame's rows to be kept, or no longer. What goes wrong on the way is thrown by the next action. */
export function mark(
  core: SessionCore,
  command: { readonly kind: "persist" | "unpersist"; readonly plan: Relation; readonly level?: unknown },
  origin: Origin,
): void {
  const { level } = command;
  if (level !== undefined && !isLevel(level))
    throw new VolleyError("INVALID_ARGUMENT", "persist() takes a storage level", {
      origin,
      hints: [`they are: ${Object.keys(StorageLevel).join(", ")}; e.g. persist(StorageLevel.DISK_ONLY)`],
    });
  const { kind, plan } = command;
  // The next action throws it again.
  core
    .backend()
    .keep(kind === "persist" ? { kind, plan, level } : { kind, plan })
    .catch(() => undefined);
}

export async function storageLevel(core: SessionCore, plan: Relation): Promise<StorageLevel> {
  const backend = core.backend();
  await materialise(plan, backend);
  return backend.keep({ kind: "storageLevel", plan });
}

/** What reads the rows of a checkpoint. The session gives them up when nobody holds it any more. */
export async function checkpoint(
  core: SessionCore,
  { plan, local, eager, origin }: { readonly plan: Relation; readonly local: boolean; readonly eager: boolean; readonly origin: Origin },
  { signal }: ActionOptions,
): Promise<Relation> {
  const backend = core.backend();
  await materialise(plan, backend, { signal });
  try {
    const id = await backend.keep({ kind: "checkpoint", plan, local, eager }, { signal });
    const kept = relation("cached_remote", { id, origin });
    unread.register(kept, { core, id });
    return kept;
  } catch (error) {
    throw blame(error, origin);
  }
}

const unread = new FinalizationRegistry<{ readonly core: SessionCore; readonly id: string }>(({ core, id }) => {
  if (!core.stopped())
    core
      .backend()
      .keep({ kind: "forget", id })
      .catch(() => undefined);
});

function isLevel(value: unknown): value is StorageLevel {
  return typeof value === "object" && value !== null && "useDisk" in value && "replication" in value;
}

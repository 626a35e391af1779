import type { Kernel } from "./kernel.ts";
import { ScatterMemory } from "./kernel-memory.ts";
import { pageHeader, type ScatterPlan } from "./plan.ts";

/** The pages of all partitions and the kernel's tables about them. */
export class ScatterPartitions {
  readonly plan: ScatterPlan;
  readonly count: number;
  readonly memory: ScatterMemory;
  readonly #tables: number;
  /** Pages by level or chain, then partition; rows by level, then partition. */
  readonly #levelPages: number[][][];
  readonly #chainPages: number[][][];
  readonly #rows: Float64Array[];

  constructor(plan: ScatterPlan, count: number, maxPages: number) {
    this.plan = plan;
    this.count = count;
    this.memory = new ScatterMemory(plan.pageSize, maxPages);
    const { levels, chains, nullTables, totalTables } = plan;
    const lists = (length: number) => Array.from({ length }, () => Array.from({ length: count }, (): number[] => []));
    this.#levelPages = lists(levels.length);
    this.#chainPages = lists(chains);
    this.#rows = levels.map(() => new Float64Array(count));
    const tables = levels.length * 3 + chains * 3 + nullTables + totalTables;
    this.#tables = this.memory.allocate(tables * count * 4);
    for (let partition = 0; partition < count; partition++) this.#empty(partition);
  }

  get kernel(): Kernel {
    return this.memory.kernel;
  }

  get available(): number {
    return this.memory.available;
  }

  #table(index: number): number {
    return this.#tables + index * this.count * 4;
  }

  // The order of the tables: what is cleared for each batch comes first.
  counts(level: number): number {
    return this.#table(level);
  }

  sums(chain: number): number {
    return this.#table(this.plan.levels.length + chain);
  }

  current(level: number): number {
    return this.#table(this.plan.levels.length + this.plan.chains + level);
  }

  fill(level: number): number {
    return this.#table(this.plan.levels.length * 2 + this.plan.chains + level);
  }

  cursors(chain: number): number {
    return this.#table(this.plan.levels.length * 3 + this.plan.chains + chain);
  }

  limits(chain: number): number {
    return this.#table(this.plan.levels.length * 3 + this.plan.chains * 2 + chain);
  }

  nulls(table: number): number {
    return this.#table(this.plan.levels.length * 3 + this.plan.chains * 3 + table);
  }

  totals(table: number): number {
    return this.nulls(this.plan.nullTables + table);
  }

  /** An entry of a table. */
  word(table: number, partition: number): number {
    return this.memory.words[(table >>> 2) + partition]!;
  }

  #setWord(table: number, partition: number, value: number): void {
    this.memory.words[(table >>> 2) + partition] = value;
  }

  clearCounts(): void {
    const start = this.counts(0) >>> 2;
    const tables = this.plan.levels.length + this.plan.chains;
    this.memory.words.fill(0, start, start + tables * this.count);
  }

  /** Adds the counts of the last batch to the rows of the partitions. */
  addCounts(): void {
    this.#rows.forEach((rows, level) => {
      const start = this.counts(level) >>> 2;
      const { words } = this.memory;
      for (let partition = 0; partition < this.count; partition++) rows[partition]! += words[start + partition]!;
    });
  }

  /** Pages that the last staged batch needs on top of those that the partitions have. */
  pagesFor(): number {
    let pages = 0;
    for (let partition = 0; partition < this.count; partition++) pages += this.pagesForPartition(partition);
    return pages;
  }

  /** As `pagesFor`, of one partition. */
  pagesForPartition(partition: number): number {
    let pages = 0;
    for (const level of this.plan.levels) pages += this.#missingRows(level.index, partition);
    for (let chain = 0; chain < this.plan.chains; chain++) pages += this.#missingBytes(chain, partition);
    return pages;
  }

  #missingRows(level: number, partition: number): number {
    const rows = this.word(this.counts(level), partition);
    const { rowsPerPage } = this.plan.levels[level]!;
    const room = rowsPerPage - this.word(this.fill(level), partition);
    return rows <= room ? 0 : Math.ceil((rows - room) / rowsPerPage);
  }

  #missingBytes(chain: number, partition: number): number {
    const bytes = this.word(this.sums(chain), partition);
    const room = this.word(this.limits(chain), partition) - this.word(this.cursors(chain), partition);
    return bytes <= room ? 0 : Math.ceil((bytes - room) / (this.plan.pageSize - pageHeader));
  }

  /** Gives the partitions the pages that the last staged batch needs. */
  reserve(): void {
    for (let partition = 0; partition < this.count; partition++) {
      for (const { index } of this.plan.levels) {
        for (let missing = this.#missingRows(index, partition); missing > 0; missing--) this.#addRows(index, partition);
      }
      for (let chain = 0; chain < this.plan.chains; chain++) {
        for (let missing = this.#missingBytes(chain, partition); missing > 0; missing--) this.#addBytes(chain, partition);
      }
    }
  }

  #addRows(level: number, partition: number): void {
    const { rowsPerPage, validities, bits } = this.plan.levels[level]!;
    const page = this.memory.takePage();
    const bitmap = rowsPerPage / 8;
    const ones = page + pageHeader;
    this.memory.bytes.fill(0xff, ones, ones + bitmap * validities);
    this.memory.bytes.fill(0, ones + bitmap * validities, ones + bitmap * (validities + bits));
    const pages = this.#levelPages[level]![partition]!;
    if (!this.#link(pages, page)) {
      this.#setWord(this.current(level), partition, page);
      this.#setWord(this.fill(level), partition, 0);
    }
  }

  #addBytes(chain: number, partition: number): void {
    const page = this.memory.takePage();
    if (!this.#link(this.#chainPages[chain]![partition]!, page)) {
      this.#setWord(this.cursors(chain), partition, page + pageHeader);
      this.#setWord(this.limits(chain), partition, page + this.plan.pageSize);
    }
  }

  /** Appends a page to a chain; false when it is the first. */
  #link(chain: number[], page: number): boolean {
    const last = chain.at(-1);
    chain.push(page);
    if (last !== undefined) this.memory.words[last >>> 2] = page;
    return last !== undefined;
  }

  /** Rows and bytes that a partition holds. */
  sizeOf(partition: number): { rows: number; bytes: number } {
    const { levels, chainTotals } = this.plan;
    let bytes = 0;
    for (const level of levels) {
      bytes += this.#rows[level.index]![partition]! * (level.rowBytes + (level.validities + level.bits) / 8);
    }
    for (const totals of chainTotals) bytes += this.word(this.totals(totals), partition);
    return { rows: this.#rows[0]![partition]!, bytes };
  }

  /** The partitions that have pages, those with the most first. */
  largestFirst(): number[] {
    const pages = new Float64Array(this.count);
    for (const chain of [...this.#levelPages, ...this.#chainPages]) {
      chain.forEach((list, partition) => {
        pages[partition]! += list.length;
      });
    }
    const holding = Array.from(pages.keys()).filter((partition) => pages[partition]! > 0);
    return holding.sort((a, b) => pages[b]! - pages[a]!);
  }

  /** Rows that a partition holds at a level. */
  rows(level: number, partition: number): number {
    return this.#rows[level]![partition]!;
  }

  /** A partition's pages of a level, in order. */
  rowPages(level: number, partition: number): readonly number[] {
    return this.#levelPages[level]![partition]!;
  }

  /** A partition's pages of a chain of bytes, in order. */
  bytePages(chain: number, partition: number): readonly number[] {
    return this.#chainPages[chain]![partition]!;
  }

  /** Takes a partition's pages back. */
  reset(partition: number): void {
    for (const chain of [...this.#levelPages, ...this.#chainPages]) {
      for (const page of chain[partition]!) this.memory.givePage(page);
      chain[partition] = [];
    }
    this.#empty(partition);
  }

  #empty(partition: number): void {
    this.plan.levels.forEach(({ index, rowsPerPage }) => {
      this.#rows[index]![partition] = 0;
      this.#setWord(this.current(index), partition, 0);
      this.#setWord(this.fill(index), partition, rowsPerPage);
    });
    for (let chain = 0; chain < this.plan.chains; chain++) {
      this.#setWord(this.cursors(chain), partition, 0);
      this.#setWord(this.limits(chain), partition, 0);
    }
    for (let table = 0; table < this.plan.nullTables; table++) this.#setWord(this.nulls(table), partition, 0);
    for (let table = 0; table < this.plan.totalTables; table++) this.#setWord(this.totals(table), partition, 0);
  }
}

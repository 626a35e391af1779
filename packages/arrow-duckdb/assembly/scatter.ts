// The scatter kernel: distributes the rows of a staged record batch over the pages of N partitions.
// All tables hold u32. A page starts with the address of the next page of its chain.
// `pages[i]` and `slots[i]` say where row i goes: into which page, and as which row of it.

const wholeByte: u32 = 0xff;

// Reads partition numbers of `width` bytes into u32 and counts them. Gives the first row whose number is not below
// `partitions`, or -1.
export function readIds(source: usize, width: u32, rows: u32, partitions: u32, ids: usize, counts: usize): i32 {
  for (let i: u32 = 0; i < rows; i++) {
    let id: u64;
    if (width === 8) id = load<u64>(source + ((<usize>i) << 3));
    else if (width === 4) id = load<u32>(source + ((<usize>i) << 2));
    else if (width === 2) id = load<u16>(source + ((<usize>i) << 1));
    else id = load<u8>(source + i);
    if (id >= partitions) return i;
    store<u32>(ids + ((<usize>i) << 2), <u32>id);
    const count = counts + ((<usize>id) << 2);
    store<u32>(count, load<u32>(count) + 1);
  }
  return -1;
}

// Adds up, for each partition, the lengths that offsets describe.
export function sumLengths(offsets: usize, rows: u32, ids: usize, sums: usize): void {
  let start = load<u32>(offsets);
  for (let i: u32 = 0; i < rows; i++) {
    const end = load<u32>(offsets + ((<usize>i) << 2) + 4);
    const sum = sums + ((<usize>load<u32>(ids + ((<usize>i) << 2))) << 2);
    store<u32>(sum, load<u32>(sum) + end - start);
    start = end;
  }
}

// Gives each child of a list the partition of its list.
export function expandIds(offsets: usize, rows: u32, ids: usize, children: usize): void {
  const first = load<u32>(offsets);
  let start = first;
  for (let i: u32 = 0; i < rows; i++) {
    const id = load<u32>(ids + ((<usize>i) << 2));
    const end = load<u32>(offsets + ((<usize>i) << 2) + 4);
    for (let child = start; child < end; child++) store<u32>(children + ((<usize>(child - first)) << 2), id);
    start = end;
  }
}

// The same for lists of one size.
export function repeatIds(size: u32, rows: u32, ids: usize, children: usize): void {
  let target = children;
  for (let i: u32 = 0; i < rows; i++) {
    const id = load<u32>(ids + ((<usize>i) << 2));
    for (let child: u32 = 0; child < size; child++) {
      store<u32>(target, id);
      target += 4;
    }
  }
}

// Gives every row its place. The chains must be long enough.
export function place(ids: usize, rows: u32, rowsPerPage: u32, current: usize, fill: usize, pages: usize, slots: usize): void {
  for (let i: usize = 0; i < (<usize>rows) << 2; i += 4) {
    const at = (<usize>load<u32>(ids + i)) << 2;
    let page = load<u32>(current + at);
    let slot = load<u32>(fill + at);
    if (slot === rowsPerPage) {
      page = load<u32>(page);
      store<u32>(current + at, page);
      slot = 0;
    }
    store<u32>(pages + i, page);
    store<u32>(slots + i, slot);
    store<u32>(fill + at, slot + 1);
  }
}

function spread<T>(source: usize, rows: u32, pages: usize, slots: usize, column: usize): void {
  for (let i: usize = 0; i < <usize>rows; i++) {
    const page = <usize>load<u32>(pages + (i << 2));
    const slot = <usize>load<u32>(slots + (i << 2));
    store<T>(page + column + slot * sizeof<T>(), load<T>(source + i * sizeof<T>()));
  }
}

export function spread1(source: usize, rows: u32, pages: usize, slots: usize, column: usize): void {
  spread<u8>(source, rows, pages, slots, column);
}

export function spread2(source: usize, rows: u32, pages: usize, slots: usize, column: usize): void {
  spread<u16>(source, rows, pages, slots, column);
}

export function spread4(source: usize, rows: u32, pages: usize, slots: usize, column: usize): void {
  spread<u32>(source, rows, pages, slots, column);
}

export function spread8(source: usize, rows: u32, pages: usize, slots: usize, column: usize): void {
  spread<u64>(source, rows, pages, slots, column);
}

export function spread16(source: usize, rows: u32, pages: usize, slots: usize, column: usize): void {
  for (let i: usize = 0; i < <usize>rows; i++) {
    const page = <usize>load<u32>(pages + (i << 2));
    const slot = <usize>load<u32>(slots + (i << 2));
    v128.store(page + column + (slot << 4), v128.load(source + (i << 4)));
  }
}

// Values of any width.
export function spreadWide(source: usize, rows: u32, pages: usize, slots: usize, column: usize, width: u32): void {
  for (let i: usize = 0; i < <usize>rows; i++) {
    const page = <usize>load<u32>(pages + (i << 2));
    const slot = <usize>load<u32>(slots + (i << 2));
    memory.copy(page + column + slot * width, source + i * width, width);
  }
}

// Bits; those of a new page are zero.
export function spreadBits(source: usize, rows: u32, pages: usize, slots: usize, column: usize): void {
  for (let i: usize = 0; i < <usize>rows; i++) {
    const bit = (<u32>load<u8>(source + (i >> 3)) >> (<u32>i & 7)) & 1;
    const slot = load<u32>(slots + (i << 2));
    const target = <usize>load<u32>(pages + (i << 2)) + column + (slot >> 3);
    store<u8>(target, <u8>(<u32>load<u8>(target) | (bit << (slot & 7))));
  }
}

// Marks the nulls and counts them; the validity bits of a new page are one.
export function spreadNulls(validity: usize, rows: u32, ids: usize, pages: usize, slots: usize, column: usize, nulls: usize): void {
  for (let first: u32 = 0; first < rows; first += 8) {
    const byte = <u32>load<u8>(validity + (first >> 3));
    if (byte === wholeByte) continue;
    const end = min(first + 8, rows);
    for (let row = first; row < end; row++) {
      if ((byte >> (row & 7)) & 1) continue;
      const i = (<usize>row) << 2;
      const slot = load<u32>(slots + i);
      const target = <usize>load<u32>(pages + i) + column + (slot >> 3);
      store<u8>(target, <u8>(<u32>load<u8>(target) & ~((<u32>1) << (slot & 7))));
      const count = nulls + ((<usize>load<u32>(ids + i)) << 2);
      store<u32>(count, load<u32>(count) + 1);
    }
  }
}

// Writes the offsets of lists: how many children the partition had before the row.
export function spreadOffsets(offsets: usize, rows: u32, ids: usize, pages: usize, slots: usize, column: usize, totals: usize): void {
  let start = load<u32>(offsets);
  for (let i: usize = 0; i < (<usize>rows) << 2; i += 4) {
    const end = load<u32>(offsets + i + 4);
    const total = totals + ((<usize>load<u32>(ids + i)) << 2);
    const before = load<u32>(total);
    store<u32>(<usize>load<u32>(pages + i) + column + ((<usize>load<u32>(slots + i)) << 2), before);
    store<u32>(total, before + end - start);
    start = end;
  }
}

// Writes offsets as above and appends the bytes of each row to its partition's chain of byte pages. `cursors` and
// `limits` say where the next byte goes and where its page ends.
export function spreadBytes(
  offsets: usize,
  data: usize,
  rows: u32,
  ids: usize,
  pages: usize,
  slots: usize,
  column: usize,
  totals: usize,
  cursors: usize,
  limits: usize,
  pageSize: u32,
  headerSize: u32,
): void {
  const first = load<u32>(offsets);
  let start = first;
  for (let i: usize = 0; i < (<usize>rows) << 2; i += 4) {
    const end = load<u32>(offsets + i + 4);
    let length = end - start;
    const at = (<usize>load<u32>(ids + i)) << 2;
    const before = load<u32>(totals + at);
    store<u32>(<usize>load<u32>(pages + i) + column + ((<usize>load<u32>(slots + i)) << 2), before);
    store<u32>(totals + at, before + length);
    let from = data + <usize>(start - first);
    start = end;
    if (length === 0) continue;
    let cursor = load<u32>(cursors + at);
    let limit = load<u32>(limits + at);
    // Sixteen bytes at a time where the page has room for them; the staged bytes are followed by spare ones.
    if (length <= 128 && cursor + length + 16 <= limit) {
      let done: u32 = 0;
      do {
        v128.store(cursor + done, v128.load(from + done));
        done += 16;
      } while (done < length);
      store<u32>(cursors + at, cursor + length);
      continue;
    }
    while (true) {
      const piece = min(length, limit - cursor);
      memory.copy(cursor, from, piece);
      cursor += piece;
      from += piece;
      length -= piece;
      if (length === 0) break;
      const page = load<u32>(limit - pageSize);
      cursor = page + headerSize;
      limit = page + pageSize;
      store<u32>(limits + at, limit);
    }
    store<u32>(cursors + at, cursor);
  }
}

import type { FileKey } from '../../src/core/file-row.ts';
import { mergeSpans, type Ranges, type Span } from '../../src/core/ranges.ts';
import type { Leftover } from '../../src/ports/job-store.ts';
import type { Piece, PieceStore } from '../../src/ports/piece-store.ts';

/** Which bytes of which file a stored piece holds. */
export interface StoredKey extends FileKey, Span {}

interface StoredPiece extends StoredKey {
  readonly lane: number;
  readonly blob: Blob;
}

/** A PieceStore that a test can look into. */
export interface MemoryPieceStore extends PieceStore {
  /** The keys of everything that is stored, in no particular order. */
  readonly keys: () => readonly StoredKey[];
  /** What happens to the bytes of the first piece at or behind an offset: others, or none that can be read. */
  readonly spoil: (how: 'rotten' | 'lost', offset: number) => void;
}

/** What goes wrong in a store whose puts go wrong. */
export interface PieceFaults {
  /** What the `n`th put, counted from 1, is rejected with; `undefined`: it succeeds. */
  readonly failPut?: (n: number) => Error | undefined;
  /** True where what is put now cannot be read afterwards. */
  readonly losesPut?: () => boolean;
}

/** A Blob whose file is gone: it still knows its size. */
class LostBlob extends Blob {
  readonly #size: number;

  constructor({ size }: Blob) {
    super();
    this.#size = size;
  }

  override get size(): number {
    return this.#size;
  }

  override slice(): Blob {
    return this;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('The file is gone', 'NotReadableError'));
  }
}

const isOf =
  ({ jobId, index, generation }: FileKey) =>
  (piece: FileKey): boolean =>
    piece.jobId === jobId && piece.index === index && piece.generation === generation;

const isLeftBy =
  ({ jobId, index, before }: Leftover) =>
  (piece: FileKey): boolean =>
    piece.jobId === jobId &&
    (index === undefined || (piece.index === index && (before === undefined || piece.generation < before)));

const idOf = ({ jobId, index, generation, start, end }: StoredKey, lane: number): string =>
  JSON.stringify([lane % 4, jobId, index, generation, start, end]);

/** A PieceStore in memory. Blobs cannot be changed, so they are kept as they are. */
export const createMemoryPieceStore = ({ failPut, losesPut }: PieceFaults = {}): MemoryPieceStore => {
  const byId = new Map<string, StoredPiece>();
  let puts = 0;

  const stored = (is: (piece: FileKey) => boolean): StoredPiece[] => [...byId.values()].filter(is);

  const put: PieceStore['put'] = async (lane, { jobId, index, generation }, { start, end }, blob) => {
    puts += 1;
    const fault = failPut?.(puts);
    if (fault) throw fault;
    const key = { jobId, index, generation, start, end };
    byId.set(idOf(key, lane), { ...key, lane, blob: losesPut?.() === true ? new LostBlob(blob) : blob });
  };

  const held = (file: FileKey): Ranges =>
    mergeSpans(stored(isOf(file)).map(({ start, end }): Span => ({ start, end })));

  const heldOfJob: PieceStore['heldOfJob'] = async (jobId) => {
    const files = new Map<string, FileKey>();
    for (const { index, generation } of stored(isLeftBy({ jobId }))) {
      files.set(`${index}/${generation}`, { jobId, index, generation });
    }
    return [...files.values()].map((file) => ({ ...file, held: held(file) }));
  };

  return {
    put,
    heldOfJob,
    held: async (file) => held(file),
    pieces: async (file) =>
      stored(isOf(file))
        .map(({ start, end, blob }): Piece => ({ start, end, blob }))
        .toSorted((a, b) => a.start - b.start),
    discard: async (file, spans) => {
      for (const piece of stored(isOf(file))) {
        if (spans.some(({ start, end }) => piece.start === start && piece.end === end)) {
          byId.delete(idOf(piece, piece.lane));
        }
      }
    },
    drop: async (leftover) => {
      for (const piece of stored(isLeftBy(leftover))) byId.delete(idOf(piece, piece.lane));
    },
    spoil: (how, offset) => {
      const found = [...byId].toSorted(([, a], [, b]) => a.start - b.start).find(([, { start }]) => start >= offset);
      if (!found) throw new RangeError('no piece there');
      const [id, piece] = found;
      byId.set(id, {
        ...piece,
        blob: how === 'lost' ? new LostBlob(piece.blob) : new Blob([new Uint8Array(piece.blob.size)]),
      });
    },
    keys: () =>
      [...byId.values()].map(({ jobId, index, generation, start, end }) => ({ jobId, index, generation, start, end })),
  };
};

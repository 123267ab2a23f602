import type { Told } from './page-calls.ts';

/** Announced progress that went back. */
export interface Fall {
  readonly from: number;
  readonly to: number;
  /** Whether what was told before may be from before a kill. */
  readonly over: 'a kill' | 'nothing';
  /** Milliseconds after which the old figure was told again. */
  regainedAfter?: number;
  /** Milliseconds of the wall clock. */
  readonly at: number;
}

/** All that pages were told of one job. */
export interface JobNotes {
  readonly id: string;
  readonly name: string;
  state: number;
  bytes: number;
  /** Milliseconds of the wall clock at which it was last told of. */
  toldAt: number;
  /** The browser's time up, in milliseconds, at which state or bytes last changed. */
  changedAt: number;
  readonly falls: Fall[];
  readonly history: (readonly [at: number, state: number, bytes: number])[];
}

const mostHistory = 400;

/** The test's own memory of what was announced: it outlives every page, worker and browser. */
export class SideLog {
  readonly #notes = new Map<string, JobNotes>();
  readonly #upTime: () => number;
  readonly #heard: (notes: JobNotes) => void;
  announced = 0;
  /** Milliseconds of the wall clock; Infinity during a kill. */
  #killedUntil = 0;

  /**
   * @param upTime - milliseconds for which the browser has been up in all
   * @param heard - is told of every job after each piece of news
   */
  constructor(upTime: () => number, heard: (notes: JobNotes) => void) {
    this.#upTime = upTime;
    this.#heard = heard;
  }

  /** Takes down what an event announced. */
  hear(told: Told): void {
    this.announced += 1;
    const notes = this.#notesOf(told);
    if (told.bytes < notes.bytes) this.#fell(told);
    else this.#regained(notes, told);
    this.#note(notes, told);
  }

  /**
   * Compares what the engine answers after a kill with what had been announced before it; answers the jobs that are
   * missing. An answer may be older than news that came before it, so that it never lowers what is noted.
   */
  compare(now: readonly Told[], before: ReadonlyMap<string, JobNotes>): JobNotes[] {
    this.#killedUntil = Date.now();
    for (const told of now) {
      const notes = this.#notes.get(told.id);
      const earlier = before.get(told.id);
      if (notes && notes.changedAt !== earlier?.changedAt) continue;
      if (told.bytes < (earlier?.bytes ?? 0)) this.#fell(told);
      this.#note(this.#notesOf(told), told);
    }
    const ids = new Set(now.map(({ id }) => id));
    return [...before.values()].filter(({ id }) => this.#notes.has(id) && !ids.has(id));
  }

  /** Takes down that there is a kill now; answers what is noted until then. */
  beforeKill(): Map<string, JobNotes> {
    this.#killedUntil = Infinity;
    return new Map([...this.#notes].map(([id, notes]) => [id, { ...notes, falls: [...notes.falls] }]));
  }

  find(id: string): JobNotes | undefined {
    return this.#notes.get(id);
  }

  forget(id: string): void {
    this.#notes.delete(id);
  }

  #notesOf({ id, name, state }: Told): JobNotes {
    const known = this.#notes.get(id);
    if (known) return known;
    const notes: JobNotes = {
      id,
      name,
      state,
      bytes: 0,
      toldAt: Date.now(),
      changedAt: this.#upTime(),
      falls: [],
      history: [],
    };
    this.#notes.set(id, notes);
    return notes;
  }

  #fell(told: Told): void {
    const { bytes, falls, toldAt } = this.#notesOf(told);
    falls.push({
      from: bytes,
      to: told.bytes,
      over: toldAt <= this.#killedUntil ? 'a kill' : 'nothing',
      at: Date.now(),
    });
  }

  #regained({ falls }: JobNotes, { bytes }: Told): void {
    const last = falls.at(-1);
    if (last && last.regainedAfter === undefined && bytes >= last.from) last.regainedAfter = Date.now() - last.at;
  }

  #note(notes: JobNotes, { state, bytes }: Told): void {
    if (state !== notes.state || bytes !== notes.bytes) {
      notes.changedAt = this.#upTime();
      notes.history.push([Date.now(), state, bytes]);
      if (notes.history.length > mostHistory) notes.history.shift();
    }
    Object.assign(notes, { state, bytes, toldAt: Date.now() });
    this.#heard(notes);
  }
}

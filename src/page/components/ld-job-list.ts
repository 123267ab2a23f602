import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { format } from '../format.ts';
import { actionIcon } from '../icons.ts';
import { isAllowed } from '../job-action.ts';
import type { JobFilter } from '../job-filter.ts';
import type { JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CommandEvent } from './command-event.ts';
import { JobMenuEvent } from './job-menu-event.ts';
import { JobSelectEvent } from './job-select-event.ts';
import { jobListStyles } from './job-list-styles.ts';
import { LdJobRow } from './ld-job-row.ts';

interface HeldFocus {
  readonly id: string;
  readonly index: number;
  readonly inner: HTMLElement | undefined;
}

const isSameList = (before: readonly JobSummary[], now: readonly JobSummary[]): boolean =>
  before.length === now.length &&
  now.every(({ id, state }, index) => id === before[index]?.id && state === before[index].state);

/**
 * The list of jobs, as a grid of rows. Focus stays with its job when rows move, and goes to the neighbour when it leaves.
 * @fires ld-job-select - The person chose a row.
 * @fires ld-job-menu - The person asked for a row's menu with the pointer's second button.
 * @fires ld-command - `pause-all`, `resume-all`.
 */
@customElement('ld-job-list')
export class LdJobList extends LitElement {
  static override styles = [baseStyles, buttonStyles, jobListStyles];

  @property({ attribute: false }) jobs: readonly JobSummary[] = [];
  @property({ attribute: false }) filter: JobFilter = 'all';
  @property({ attribute: false }) selectedId: string | undefined;
  @query('.scroll') private readonly scroller: HTMLElement | null | undefined;
  @query('[role="grid"]') private readonly grid: HTMLElement | null | undefined;
  #focus: HeldFocus | undefined;

  override render(): TemplateResult {
    const { jobs } = this;
    const currentId = jobs.some(({ id }) => id === this.selectedId) ? this.selectedId : jobs[0]?.id;
    return html`<header>
        <h1>${words.filter[this.filter]} <span>${format.count(jobs.length)}</span></h1>
        ${this.#allButton('pause-all')} ${this.#allButton('resume-all')}
      </header>
      <div class="scroll">
        <div class="columns" aria-hidden="true">
          <span></span><span>${words.columnName}</span><span>${words.columnHeld}</span
          ><span class="pace">${words.columnPace}</span>
        </div>
        ${
          jobs.length === 0
            ? html`<p class="none">${words.emptyFilter[this.filter]}</p>`
            : html`<div role="grid" aria-label=${words.jobs} aria-rowcount=${jobs.length}>
                ${repeat(
                  jobs,
                  ({ id }) => id,
                  (job, index) => this.#row(job, index, job.id === currentId ? 'current' : 'other'),
                )}
              </div>`
        }
      </div>`;
  }

  /** Brings a row into view and gives it the focus. */
  focusRow(id: string): void {
    const row = this.#rowOf(id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Where the same rows stay in the same states, only those that changed are told: thousands of others cost nothing. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('jobs');
    const rows = this.grid?.children;
    if (changed.size !== 1 || !before || !rows || !isSameList(before, this.jobs)) return true;
    for (const [index, job] of this.jobs.entries()) {
      const row = job === before[index] ? undefined : rows.item(index);
      if (row instanceof LdJobRow) row.job = job;
    }
    return false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('jobs')) return;
    const row = this.shadowRoot?.activeElement;
    if (!(row instanceof LdJobRow) || !row.job) return;
    const { id } = row.job;
    const before = changed.get('jobs') ?? [];
    const inner = row.shadowRoot?.activeElement;
    this.#focus = {
      id,
      index: before.findIndex((job) => job.id === id),
      inner: inner instanceof HTMLElement ? inner : undefined,
    };
  }

  protected override updated(): void {
    const held = this.#focus;
    this.#focus = undefined;
    if (!held || this.shadowRoot?.activeElement || !this.scroller) return;
    if (this.#rowOf(held.id)) {
      (held.inner ?? this.#rowOf(held.id))?.focus({ preventScroll: true });
      return;
    }
    const neighbour = this.jobs[Math.min(Math.max(held.index, 0), this.jobs.length - 1)];
    if (neighbour) this.focusRow(neighbour.id);
  }

  #rowOf(id: string): LdJobRow | undefined {
    const row = this.scroller?.querySelector(`ld-job-row[data-id="${CSS.escape(id)}"]`);
    return row instanceof LdJobRow ? row : undefined;
  }

  #row(job: JobSummary, index: number, current: 'current' | 'other'): TemplateResult {
    return html`<ld-job-row
      role="row"
      data-id=${job.id}
      data-state=${job.stateName}
      tabindex=${current === 'current' ? 0 : -1}
      aria-rowindex=${index + 1}
      aria-selected=${job.id === this.selectedId ? 'true' : 'false'}
      .job=${job}
      .current=${current}
      @click=${this.#onClick}
      @contextmenu=${this.#onContextMenu}
    ></ld-job-row>`;
  }

  #allButton(command: 'pause-all' | 'resume-all'): TemplateResult {
    const action = command === 'pause-all' ? 'pause' : 'resume';
    return html`<button
      class="quiet"
      type="button"
      ?disabled=${!this.jobs.some((job) => isAllowed(action, job))}
      @click=${() => this.dispatchEvent(new CommandEvent(command))}
    >
      ${actionIcon(command === 'pause-all' ? 'pause' : 'play')}
      <span>${command === 'pause-all' ? words.pauseAll : words.resumeAll}</span>
    </button>`;
  }

  #onClick(event: MouseEvent): void {
    const row = event.currentTarget;
    if (!(row instanceof LdJobRow) || !row.job) return;
    if (event.composedPath().some((target) => target instanceof HTMLButtonElement)) return;
    this.dispatchEvent(new JobSelectEvent(row.job.id, 'open'));
  }

  #onContextMenu(event: MouseEvent): void {
    const row = event.currentTarget;
    if (!(row instanceof LdJobRow) || !row.job) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    const byKey = event.clientX === 0 && event.clientY === 0;
    const [x, y] = byKey ? [box.left + 40, box.bottom] : [event.clientX, event.clientY];
    this.dispatchEvent(new JobMenuEvent(row.job.id, { x, y, align: 'start' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-job-list': LdJobList;
  }
}

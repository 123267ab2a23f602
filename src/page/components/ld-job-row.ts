import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { TickController } from '../controllers/tick-controller.ts';
import { jobKind } from '../file-kind.ts';
import { actionIcon, kindIcon, stateIcon } from '../icons.ts';
import type { JobAction } from '../job-action.ts';
import { jobFigures, type JobPace, jobPace } from '../job-figures.ts';
import { type JobLine, jobLine } from '../job-line.ts';
import { nextAction } from '../next-action.ts';
import { nextTick } from '../next-tick.ts';
import type { JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { JobActionEvent } from './job-action-event.ts';
import { JobMenuEvent } from './job-menu-event.ts';
import { jobRowNarrowStyles } from './job-row-narrow-styles.ts';
import { jobRowStyles } from './job-row-styles.ts';
import './ld-hold.ts';
import './ld-name.ts';
import { holdManner, holdSpans } from './hold-manner.ts';
import { stateStyles } from './state-styles.ts';

/**
 * One job in the list. The list around it gives it its role, its focus and its selection.
 * @fires ld-job-action - The person pressed the row's button.
 * @fires ld-job-menu - The person asked for the row's menu.
 */
@customElement('ld-job-row')
export class LdJobRow extends LitElement {
  static override styles = [baseStyles, buttonStyles, ...stateStyles, jobRowStyles, jobRowNarrowStyles];

  @property({ attribute: false }) job: JobSummary | undefined;
  /** Buttons of the current row only are stops of the Tab key. */
  @property({ attribute: false }) current: 'current' | 'other' = 'other';

  constructor() {
    super();
    new TickController(this, () => this.job && nextTick(this.job, Date.now()));
  }

  override render(): TemplateResult | typeof nothing {
    const { job } = this;
    if (!job) return nothing;
    const now = Date.now();
    const line = jobLine(job, now);
    const pace = jobPace(job, now);
    return html`<div class="row is-${line.look}">
      <div class="kind" role="gridcell">${kindIcon(jobKind(job.displayName, job.progress.filesTotal))}</div>
      <div class="main" role="gridcell">
        <ld-name .name=${job.displayName}></ld-name>
        ${this.#line(job, line, pace)}
      </div>
      ${this.#held(job, line)}
      <div class="pace" role="gridcell" title=${pace.exact ?? nothing}>
        <span class="figure speed">${pace.speed}</span>
        <span class="figure left">${pace.left}</span>
      </div>
      ${this.#buttons(job)}
    </div>`;
  }

  #line(job: JobSummary, { look, word, countdown, reason }: JobLine, pace: JobPace): TemplateResult {
    const brief = [pace.speed, pace.left].filter((part) => part !== '' && part !== words.stalled);
    const isMoving = look === 'downloading' || look === 'checking';
    return html`<div class="state">
      <span class="word">${stateIcon(look)}<span>${word}</span> ${countdown && html`<span>${countdown}</span>`}</span>
      ${
        isMoving && brief.length > 0
          ? html`<i class="dot brief"></i
              ><span class="brief figure"
                >${brief.length > 1 ? html`<span class="speed">${brief[0]}, </span>${brief[1]}` : brief[0]}</span
              >`
          : nothing
      }
      ${
        reason === ''
          ? nothing
          : html`<i class="dot ${isMoving ? 'extra' : ''}"></i
              ><span class="reason ${isMoving ? 'extra' : ''}">${reason}</span>`
      }
      ${
        job.host === ''
          ? nothing
          : html`<span class="host"
              ><span class="whole"><i class="dot"></i><bdi>${job.host}</bdi></span></span
            >`
      }
    </div>`;
  }

  #held(job: JobSummary, { look }: JobLine): TemplateResult {
    const { amount, share, value } = jobFigures(job);
    return html`<div class="held" role="gridcell">
      <ld-hold
        .spans=${holdSpans(look, job)}
        .value=${value}
        .label=${job.displayName}
        .text=${share === '' ? amount : `${amount}, ${share}`}
        .manner=${holdManner(look)}
        .size=${job.progress.bytesTotal === undefined && job.progress.bytesTransferred > 0 ? 'unknown' : 'known'}
      ></ld-hold>
      <div class="figures"><span class="figure">${amount}</span><span class="figure share">${share}</span></div>
    </div>`;
  }

  #buttons(job: JobSummary): TemplateResult {
    const { action, label, icon, tone } = nextAction(job);
    const tabindex = this.current === 'current' ? 0 : -1;
    return html`<div class="act" role="gridcell">
        <button
          class=${tone}
          type="button"
          tabindex=${tabindex}
          aria-label=${words.actionOn(label, job.displayName)}
          title=${label}
          @click=${() => this.#ask(action)}
        >
          ${actionIcon(icon)}<span class="label">${label}</span>
        </button>
      </div>
      <div class="more" role="gridcell">
        <button
          class="only-icon"
          type="button"
          tabindex=${tabindex}
          aria-haspopup="menu"
          aria-label=${words.actionOn(words.more, job.displayName)}
          title=${words.more}
          @click=${this.#onMore}
        >
          ${actionIcon('more')}
        </button>
      </div>`;
  }

  #ask(action: JobAction): void {
    if (this.job) this.dispatchEvent(new JobActionEvent(action, this.job.id));
  }

  #onMore(event: MouseEvent): void {
    if (!this.job || !(event.currentTarget instanceof HTMLElement)) return;
    const { left, right, bottom } = event.currentTarget.getBoundingClientRect();
    const x = getComputedStyle(this).direction === 'rtl' ? left : right;
    this.dispatchEvent(new JobMenuEvent(this.job.id, { x, y: bottom, align: 'end' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-job-row': LdJobRow;
  }
}

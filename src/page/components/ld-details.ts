import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { TickController } from '../controllers/tick-controller.ts';
import { type DetailsButton, detailsButtons, detailsNote, detailsPace } from '../details-head.ts';
import { format } from '../format.ts';
import { givenAt } from '../given-at.ts';
import { givenWhen } from '../given-when.ts';
import { actionIcon, stateIcon } from '../icons.ts';
import { jobFigures } from '../job-figures.ts';
import { jobLine } from '../job-line.ts';
import { nextTick } from '../next-tick.ts';
import { jobSurvival } from '../survival.ts';
import type { JobSnapshot, JobSummary, LogLine } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { detailsWords } from '../words-details.ts';
import { corsWords } from '../words-cors.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CommandEvent } from './command-event.ts';
import { type DetailsTab, detailsTabs, DetailsTabEvent } from './details-tab-event.ts';
import { detailsStyles } from './details-styles.ts';
import { JobActionEvent } from './job-action-event.ts';
import { JobMenuEvent } from './job-menu-event.ts';
import './ld-activity.ts';
import './ld-error-card.ts';
import './ld-files.ts';
import './ld-hold.ts';
import './ld-overview.ts';
import { holdManner, holdSpans } from './hold-manner.ts';
import { stateStyles } from './state-styles.ts';
import { tabAfterKey } from './tab-after-key.ts';

/**
 * All about one job: head, buttons, tabs.
 * @fires ld-command - `close-details`.
 * @fires ld-job-action - The person pressed a button.
 * @fires ld-job-menu - The person asked for the menu.
 * @fires ld-details-tab - The person turned to another tab.
 */
@customElement('ld-details')
export class LdDetails extends LitElement {
  static override styles = [baseStyles, buttonStyles, ...stateStyles, detailsStyles];

  @property({ attribute: false }) job: JobSummary | undefined;
  @property({ attribute: false }) snapshot: JobSnapshot | undefined;
  @property({ attribute: false }) log: readonly LogLine[] | undefined;
  /** Sheets have their buttons at the foot. */
  @property({ attribute: false }) manner: 'panel' | 'sheet' = 'panel';
  @state() private tab: DetailsTab = 'overview';

  constructor() {
    super();
    new TickController(this, () => this.job && nextTick(this.job, Date.now()));
  }

  override render(): TemplateResult | typeof nothing {
    const { job, manner } = this;
    if (!job) return nothing;
    return html`${manner === 'sheet' ? html`<div class="handle"></div>` : nothing}
      <div class="scroll">
        ${this.#head(job)}
        <div role="tablist" aria-label=${words.details} @keydown=${this.#onTabKey}>
          ${detailsTabs.map((tab) => this.#tab(job, tab))}
        </div>
        <div role="tabpanel" id="panel" aria-labelledby="tab-${this.tab}" tabindex="0">${this.#panel(job)}</div>
      </div>
      <p class="foot">${actionIcon('anchor')}<span>${jobSurvival(job)}</span></p>
      ${manner === 'sheet' ? this.#buttons(job) : nothing}`;
  }

  #head(job: JobSummary): TemplateResult {
    const now = Date.now();
    const { look, word } = jobLine(job, now);
    const { amount, share, value } = jobFigures(job);
    return html`<div class="head is-${look}">
      <div class="first">
        <span class="pill">${stateIcon(look)}${word}</span>
        <span class="note">${detailsNote(job, now)}</span>
        <button
          class="only-icon close"
          type="button"
          aria-label=${words.close}
          title=${words.close}
          @click=${() => this.dispatchEvent(new CommandEvent('close-details'))}
        >
          ${actionIcon('x')}
        </button>
      </div>
      <h2><bdi dir="auto">${job.displayName}</bdi></h2>
      <p class="host"><bdi>${job.host}</bdi></p>
      <ld-hold
        .spans=${holdSpans(look, job)}
        .value=${value}
        .label=${job.displayName}
        .text=${share === '' ? amount : `${amount}, ${share}`}
        .manner=${holdManner(look)}
        .size=${job.progress.bytesTotal === undefined && job.progress.bytesTransferred > 0 ? 'unknown' : 'known'}
      ></ld-hold>
      <p class="figures">
        <span class="figure"><b>${amount}</b>${share === '' ? nothing : ` · ${share}`}</span>
        <span class="figure">${detailsPace(job, now)}</span>
      </p>
      ${this.manner === 'panel' && (job.state !== 4 || givenAt(job) !== undefined) ? this.#buttons(job) : nothing}
    </div>`;
  }

  #buttons(job: JobSummary): TemplateResult {
    return html`<div class="buttons">
      ${detailsButtons(job).map((button) => this.#button(job, button))}
      <span class="space"></span>
      <button
        class="only-icon"
        type="button"
        aria-haspopup="menu"
        aria-label=${words.more}
        title=${words.more}
        @click=${(event: MouseEvent) => this.#onMore(job, event)}
      >
        ${actionIcon('more')}
      </button>
    </div>`;
  }

  #button(job: JobSummary, { action, label, icon, tone, enabled }: DetailsButton): TemplateResult {
    return html`<button
      class=${tone}
      type="button"
      ?disabled=${!enabled}
      @click=${() => this.dispatchEvent(new JobActionEvent(action, job.id))}
    >
      ${actionIcon(icon)}<span>${label}</span>
    </button>`;
  }

  #tab({ progress }: JobSummary, tab: DetailsTab): TemplateResult {
    const names = {
      overview: detailsWords.tabOverview,
      files: detailsWords.tabFiles,
      activity: detailsWords.tabActivity,
    };
    const isSelected = tab === this.tab;
    return html`<button
      id="tab-${tab}"
      type="button"
      role="tab"
      aria-controls="panel"
      aria-selected=${isSelected ? 'true' : 'false'}
      tabindex=${isSelected ? 0 : -1}
      @click=${() => this.#turnTo(tab)}
    >
      ${names[tab]}${tab === 'files' ? html` <span class="count">${format.count(progress.filesTotal)}</span>` : nothing}
    </button>`;
  }

  #panel(job: JobSummary): TemplateResult {
    const { snapshot } = this;
    if (this.tab === 'files') return html`<ld-files .snapshot=${snapshot}></ld-files>`;
    if (this.tab === 'activity') return html`<ld-activity .log=${this.log}></ld-activity>`;
    const given = givenAt(job);
    return html`${
        given === undefined
          ? nothing
          : html`<p class="given">
              ${actionIcon('external')}<span>${corsWords.given(givenWhen(given, Date.now()))}</span>
            </p>`
      }
      ${
        job.error && (job.state === 4 || job.state === 5)
          ? html`<ld-error-card .job=${job} .snapshot=${snapshot}></ld-error-card>`
          : nothing
      } <ld-overview .job=${job} .snapshot=${snapshot}></ld-overview>`;
  }

  #turnTo(tab: DetailsTab): void {
    this.tab = tab;
    this.dispatchEvent(new DetailsTabEvent(tab));
  }

  async #onTabKey(event: KeyboardEvent): Promise<void> {
    const next = tabAfterKey(event.key, detailsTabs, this.tab, getComputedStyle(this).direction);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#turnTo(next);
    await this.updateComplete;
    this.shadowRoot?.getElementById(`tab-${this.tab}`)?.focus();
  }

  #onMore(job: JobSummary, event: MouseEvent): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { left, right, bottom } = event.currentTarget.getBoundingClientRect();
    const x = getComputedStyle(this).direction === 'rtl' ? left : right;
    this.dispatchEvent(new JobMenuEvent(job.id, { x, y: bottom, align: 'end' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-details': LdDetails;
  }
}

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { explainLink } from '../explain-link.ts';
import { fileKind } from '../file-kind.ts';
import { linesOf, mostLinks } from '../find-links.ts';
import { format } from '../format.ts';
import { actionIcon, kindIcon, stateIcon } from '../icons.ts';
import { jobFigures } from '../job-figures.ts';
import { judgeLines, type LinkCandidate } from '../link-candidate.ts';
import type { JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { addDialogStyles } from './add-dialog-styles.ts';
import { AddLinksEvent } from './add-links-event.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { DismissEvent } from './dismiss-event.ts';
import { DraftEvent } from './draft-event.ts';
import { fieldStyles } from './field-styles.ts';
import './ld-dialog.ts';
import './ld-name.ts';
import { LdLinkBox } from './ld-link-box.ts';
import { stateStyles } from './state-styles.ts';

type GoodCandidate = Extract<LinkCandidate, { ok: true }>;

/**
 * The dialog to add links: several lines, each judged while it is typed. Nothing starts without a press of a button.
 * @fires ld-add-links - The person wants these links.
 * @fires ld-draft - The text changed.
 * @fires ld-dismiss - The person changed their mind.
 */
@customElement('ld-add-dialog')
export class LdAddDialog extends LitElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, ...stateStyles, addDialogStyles];

  /** The text it opens with: a suggestion from outside. */
  @property({ attribute: false }) text = '';
  /** Where the text comes from, in words. */
  @property({ attribute: false }) note = '';
  @property({ attribute: false }) jobs: ReadonlyMap<string, JobSummary> = new Map();
  @property({ attribute: false }) free: number | undefined;
  /** Why the last attempt failed. */
  @property({ attribute: false }) refusal = '';
  @property({ attribute: false }) phase: 'asking' | 'adding' = 'asking';
  @state() private candidates: readonly LinkCandidate[] = [];
  /** What the person ticked or unticked against the default. */
  readonly #flipped = new Set<string>();

  override render(): TemplateResult {
    const chosen = this.#chosen();
    return html`<ld-dialog .heading=${words.addLinks} .note=${this.note}>
      <div class="box">
        <ld-link-box autofocus .value=${this.text} @input=${this.#onInput}></ld-link-box>
      </div>
      ${
        this.refusal === ''
          ? nothing
          : html`<p class="wrong" role="alert">${stateIcon('failed')}<span>${this.refusal}</span></p>`
      }
      ${
        this.candidates.length === 0
          ? nothing
          : html`<ul class="candidates">
              ${this.candidates.map((candidate) => (candidate.ok ? this.#good(candidate) : this.#bad(candidate)))}
            </ul>`
      }
      ${
        this.candidates.length >= mostLinks
          ? html`<p class="more">${words.tooManyLinks(format.count(mostLinks))}</p>`
          : nothing
      }
      <div slot="foot">${this.#foot(chosen)}</div>
    </ld-dialog>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text') || changed.has('jobs')) {
      this.candidates = judgeLines(linesOf(this.text), location, this.jobs.values());
    }
  }

  #foot(chosen: readonly GoodCandidate[]): TemplateResult {
    const isIdle = chosen.length === 0 || this.phase === 'adding';
    return html`<p class="sum" role="status">
        <b>${chosen.length === 0 ? words.noLinksYet : words.countLinks(format.count(chosen.length))}</b>
        ${this.free === undefined ? nothing : words.freeNow(format.bytes(this.free))}
      </p>
      <button class="quiet cancel" type="button" @click=${() => this.dispatchEvent(new DismissEvent())}>
        <span>${words.cancel}</span>
      </button>
      <button class="bold paused" type="button" ?disabled=${isIdle} @click=${() => this.#add('paused')}>
        <span>${words.addPaused}</span>
      </button>
      <button class="primary" type="button" ?disabled=${isIdle} @click=${() => this.#add('started')}>
        <span>${this.phase === 'adding' ? words.adding : words.addAndStart}</span>
      </button>`;
  }

  #good(candidate: GoodCandidate): TemplateResult {
    const { name, host, twin, url } = candidate;
    const share = twin && jobFigures(twin).share;
    return html`<li class=${twin ? 'twin is-retrying' : 'is-ready'}>
      <label>
        <input
          type="checkbox"
          aria-label=${words.include(name)}
          .checked=${this.#isTicked(candidate)}
          @change=${() => this.#flip(url)}
        />
      </label>
      <span class="kind">${kindIcon(fileKind(name))}</span>
      <div class="text">
        <ld-name class="name" .name=${name}></ld-name>
        <p class="finding">
          <b>${actionIcon(twin ? 'copy' : 'check')}${twin ? words.duplicate : words.linkOk}</b>
          <span>${twin ? (share ? words.duplicateHeld(share) : words.duplicateTick) : html`<bdi>${host}</bdi>`}</span>
        </p>
      </div>
    </li>`;
  }

  #bad({ line, reason }: Extract<LinkCandidate, { ok: false }>): TemplateResult {
    const { finding, why } = explainLink(reason);
    return html`<li class="bad is-failed">
      <span></span>
      <span class="kind">${kindIcon('file')}</span>
      <div class="text">
        <ld-name class="name" .name=${line.slice(0, 200)}></ld-name>
        <p class="finding"><b>${stateIcon('failed')}${finding}</b><span>${why}</span></p>
      </div>
    </li>`;
  }

  /** A twin of a job in the list waits for its tick; everything else is ticked. */
  #isTicked({ url, twin }: GoodCandidate): boolean {
    return (twin === undefined) !== this.#flipped.has(url);
  }

  #chosen(): readonly GoodCandidate[] {
    return this.candidates.filter((candidate) => candidate.ok).filter((candidate) => this.#isTicked(candidate));
  }

  #flip(url: string): void {
    if (!this.#flipped.delete(url)) this.#flipped.add(url);
    this.requestUpdate();
  }

  #onInput(event: Event): void {
    if (!(event.currentTarget instanceof LdLinkBox)) return;
    this.text = event.currentTarget.value;
    this.dispatchEvent(new DraftEvent(this.text));
  }

  #add(begin: 'started' | 'paused'): void {
    this.dispatchEvent(
      new AddLinksEvent(
        this.#chosen().map(({ url }) => url),
        begin,
      ),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-add-dialog': LdAddDialog;
  }
}

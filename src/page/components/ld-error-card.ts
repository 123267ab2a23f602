import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cause } from '../../core/failure.ts';
import { causeOf } from '../cause-of.ts';
import { explainCause } from '../explain-failure.ts';
import { failureChecks } from '../failure-checks.ts';
import { format } from '../format.ts';
import { givenAt } from '../given-at.ts';
import { actionIcon, stateIcon } from '../icons.ts';
import { type Remedy, remediesAfterHandOver, remediesFor } from '../remedies.ts';
import { safeUrl } from '../safe-url.ts';
import type { JobError, JobSnapshot, JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { remedyWords } from '../words-remedies.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { errorCardStyles } from './error-card-styles.ts';
import './ld-cors-help.ts';
import { JobActionEvent } from './job-action-event.ts';
import { stateStyles } from './state-styles.ts';
import { summaryStyles } from './summary-styles.ts';

const hex = (hresult: number): string => `0x${hresult.toString(16).toUpperCase().padStart(8, '0')}`;

const middleButton = 1;

interface RemedyText {
  readonly title: string;
  readonly text: string;
}

const browserText = ({ error }: JobSummary, given: 'given' | 'not given'): RemedyText => {
  const { title, text } = remedyWords.remedy.browser;
  return {
    title: given === 'given' ? remedyWords.browserAgain : title,
    text: error?.sentHeaders === undefined ? text : remedyWords.browserBare,
  };
};

const removeText = ({ progress }: JobSummary, given: 'given' | 'not given'): RemedyText => {
  if (given === 'given') return { title: remedyWords.removeGivenTitle, text: remedyWords.removeGiven };
  const { title, text } = remedyWords.remedy.remove;
  const { bytesTransferred } = progress;
  return { title, text: bytesTransferred > 0 ? remedyWords.removeFrees(format.bytes(bytesTransferred)) : text };
};

const remedyText = (job: JobSummary, remedy: Remedy): RemedyText => {
  const given = givenAt(job) === undefined ? 'not given' : 'given';
  if (remedy === 'browser') return browserText(job, given);
  return remedy === 'remove' ? removeText(job, given) : remedyWords.remedy[remedy];
};

/**
 * What happened to a job and what one can do: in red with its remedies when it failed, in amber alone while it retries.
 * @fires ld-job-action - The person chose a remedy.
 * @fires ld-copy - The person wants the lines for the server on the clipboard.
 */
@customElement('ld-error-card')
export class LdErrorCard extends LitElement {
  static override styles = [baseStyles, buttonStyles, ...stateStyles, summaryStyles, errorCardStyles];

  @property({ attribute: false }) job: JobSummary | undefined;
  @property({ attribute: false }) snapshot: JobSnapshot | undefined;

  override render(): TemplateResult | typeof nothing {
    const { job } = this;
    if (!job?.error) return nothing;
    const { error } = job;
    const cause = causeOf(error);
    const { title } = explainCause(cause, error.url);
    const isFinal = job.state === 4;
    return html`<div class="card is-${isFinal ? 'failed' : 'retrying'}">
        <h3 class="title">${stateIcon(isFinal ? 'failed' : 'retrying')}<span>${title}</span></h3>
        <p>${error.message}</p>
        ${
          givenAt(job) === undefined
            ? html`<p>${error.advice}</p>
                ${isFinal ? this.#checks(job) : nothing}`
            : nothing
        }
      </div>
      ${isFinal ? this.#remedies(job, error, cause) : nothing}`;
  }

  #checks(job: JobSummary): TemplateResult {
    return html`<ul class="checks">
      ${failureChecks(job).map(
        ({ answer, text, fact }) =>
          html`<li class=${answer}>
            ${actionIcon(answer === 'yes' ? 'check' : answer === 'no' ? 'x' : 'help')}<span>${text}</span
            ><span class="figure">${fact}</span>
          </li>`,
      )}
    </ul>`;
  }

  #remedies(job: JobSummary, error: JobError, cause: Cause): TemplateResult {
    const remedies = givenAt(job) === undefined ? remediesFor(cause) : remediesAfterHandOver(cause);
    return html`<section>
        <h3>${remedyWords.whatYouCanDo}</h3>
        <ul class="remedies">
          ${repeat(
            remedies,
            (remedy) => remedy,
            (remedy, index) => this.#remedy(job, remedy, index === 0 ? 'primary' : 'bold'),
          )}
        </ul>
      </section>
      <details>
        <summary>
          ${actionIcon('right')}<span>${remedyWords.detailsForServer}</span><code>${hex(error.hresult)}</code>
        </summary>
        <p class="server">
          ${error.code}${error.url === undefined ? nothing : html`<br />${error.url}`}<br />${format.exact(error.at)}
        </p>
      </details>`;
  }

  #remedy(job: JobSummary, remedy: Remedy, tone: 'primary' | 'bold'): TemplateResult | typeof nothing {
    const { title, text } = remedyText(job, remedy);
    const button = this.#button(job, remedy, tone);
    if (button === nothing) return nothing;
    return html`<li>
      <div>
        <h4>${title}</h4>
        <p>${text}</p>
      </div>
      ${button}
      ${
        remedy === 'server-lines'
          ? html`<ld-cors-help
              .wish=${{ grant: 'read', origin: location.origin, sent: job.error?.sentHeaders ?? [] } as const}
            ></ld-cors-help>`
          : nothing
      }
    </li>`;
  }

  #button(job: JobSummary, remedy: Remedy, tone: 'primary' | 'bold'): TemplateResult | typeof nothing {
    switch (remedy) {
      case 'new-link':
        return this.#action(job, 'replace-link', words.newLink, tone);
      case 'retry':
      case 'server-lines':
        return this.#action(job, 'resume', words.retryNow, tone);
      case 'remove':
        return this.#action(job, 'remove', words.remove, tone === 'primary' ? tone : 'danger');
      case 'browser': {
        const href = safeUrl(this.snapshot?.files[job.error?.fileIndex ?? 0]?.remoteUrl ?? '');
        if (href === undefined) return nothing;
        // The browser follows the link by itself; the job only notes that it was given away.
        const note = (): boolean => this.dispatchEvent(new JobActionEvent('hand-over', job.id));
        return html`<a
          class="button ${tone}"
          href=${href}
          target="_blank"
          rel="noopener noreferrer"
          @click=${note}
          @auxclick=${(event: MouseEvent) => void (event.button === middleButton && note())}
          >${actionIcon('external')}<span>${words.useBrowser}</span></a
        >`;
      }
    }
  }

  #action(
    job: JobSummary,
    action: 'replace-link' | 'resume' | 'remove',
    label: string,
    tone: 'primary' | 'bold' | 'danger',
  ): TemplateResult {
    const icon = { 'replace-link': 'link', resume: 'retry', remove: 'trash' } as const;
    return html`<button
      class=${tone}
      type="button"
      @click=${() => this.dispatchEvent(new JobActionEvent(action, job.id))}
    >
      ${actionIcon(icon[action])}<span>${label}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-error-card': LdErrorCard;
  }
}

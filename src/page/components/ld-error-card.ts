import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { causeOf } from '../cause-of.ts';
import { explainCause } from '../explain-failure.ts';
import { failureChecks } from '../failure-checks.ts';
import { format } from '../format.ts';
import { actionIcon, stateIcon } from '../icons.ts';
import { type Remedy, remediesFor } from '../remedies.ts';
import { safeUrl } from '../safe-url.ts';
import type { JobError, JobSnapshot, JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CopyEvent } from './copy-event.ts';
import { errorCardStyles } from './error-card-styles.ts';
import { JobActionEvent } from './job-action-event.ts';
import { stateStyles } from './state-styles.ts';

const hex = (hresult: number): string => `0x${hresult.toString(16).toUpperCase().padStart(8, '0')}`;

/**
 * What happened to a job and what one can do: in red with its remedies when it failed, in amber alone while it retries.
 * @fires ld-job-action - The person chose a remedy.
 * @fires ld-copy - The person wants the header for the server on the clipboard.
 */
@customElement('ld-error-card')
export class LdErrorCard extends LitElement {
  static override styles = [baseStyles, buttonStyles, ...stateStyles, errorCardStyles];

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
        <p>${error.advice}</p>
        ${isFinal ? this.#checks(job) : nothing}
      </div>
      ${isFinal ? this.#remedies(job, error, remediesFor(cause)) : nothing}`;
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

  #remedies(job: JobSummary, error: JobError, remedies: readonly Remedy[]): TemplateResult {
    return html`<section>
        <h3>${words.whatYouCanDo}</h3>
        <ul class="remedies">
          ${remedies.map((remedy, index) => this.#remedy(job, remedy, index === 0 ? 'primary' : 'bold'))}
        </ul>
      </section>
      <details>
        <summary>
          ${actionIcon('right')}<span>${words.detailsForServer}</span><code>${hex(error.hresult)}</code>
        </summary>
        <p class="server">
          ${error.code}${error.url === undefined ? nothing : html`<br />${error.url}`}<br />${format.exact(error.at)}
        </p>
      </details>`;
  }

  #remedy(job: JobSummary, remedy: Remedy, tone: 'primary' | 'bold'): TemplateResult | typeof nothing {
    const { title, text } = words.remedy[remedy];
    const { bytesTransferred } = job.progress;
    const isRemoval = remedy === 'remove';
    const isFreeing = isRemoval && bytesTransferred > 0;
    const button = this.#button(job, remedy, tone);
    if (button === nothing) return nothing;
    return html`<li>
      <div>
        <h4>${title}</h4>
        <p>${isFreeing ? words.removeFrees(format.bytes(bytesTransferred)) : text}</p>
      </div>
      ${button} ${remedy === 'header' ? this.#header() : nothing}
    </li>`;
  }

  #button(job: JobSummary, remedy: Remedy, tone: 'primary' | 'bold'): TemplateResult | typeof nothing {
    switch (remedy) {
      case 'new-link':
        return this.#action(job, 'replace-link', words.newLink, tone);
      case 'retry':
      case 'header':
        return this.#action(job, 'resume', words.retryNow, tone);
      case 'remove':
        return this.#action(job, 'remove', words.remove, 'danger');
      case 'browser': {
        const href = safeUrl(this.snapshot?.files[job.error?.fileIndex ?? 0]?.remoteUrl ?? '');
        if (href === undefined) return nothing;
        return html`<a class="button ${tone}" href=${href} target="_blank" rel="noopener noreferrer"
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

  #header(): TemplateResult {
    const line = words.corsHeader(location.origin);
    return html`<div class="code">
      <code>${line}</code>
      <button class="quiet" type="button" @click=${() => this.dispatchEvent(new CopyEvent(line))}>
        ${actionIcon('copy')}<span>${words.copy}</span>
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-error-card': LdErrorCard;
  }
}

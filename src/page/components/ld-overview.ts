import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { format } from '../format.ts';
import { actionIcon, stateIcon } from '../icons.ts';
import { hidingHost } from '../hidden-headers.ts';
import { jobOverview, type OverviewFact, stampOf } from '../job-overview.ts';
import type { JobSnapshot, JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { corsWords } from '../words-cors.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CopyEvent } from './copy-event.ts';
import { formStyles } from './form-styles.ts';
import './ld-server-lines.ts';
import { summaryStyles } from './summary-styles.ts';

/**
 * The facts of a job as a form, under the stamp when it is whole.
 * @fires ld-copy - The person wants a fact on the clipboard.
 */
@customElement('ld-overview')
export class LdOverview extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    summaryStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
      }

      .stamp {
        display: flex;
        gap: 0.625rem;
        align-items: center;
        justify-self: start;
        padding: 0.4375rem 0.75rem 0.4375rem 0.5rem;
        border: 3px double currentcolor;
        border-radius: 0.25rem;
        color: var(--ready-ink);
        animation: land var(--calm) var(--ease);
      }

      .stamp.unproved {
        color: var(--retrying-ink);
      }

      .stamp b {
        display: block;
        font-weight: var(--weight-strong);
        font-size: var(--text-small);
        letter-spacing: 0.08em;
        text-transform: uppercase;
      }

      .stamp span span {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .stamp .icon {
        inline-size: var(--icon);
        block-size: var(--icon);
      }

      .note,
      .advice p {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      @keyframes land {
        from {
          opacity: 0;
          scale: 1.06;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .stamp {
          animation: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) job: JobSummary | undefined;
  @property({ attribute: false }) snapshot: JobSnapshot | undefined;

  override render(): TemplateResult | typeof nothing {
    const { job, snapshot } = this;
    if (!job) return nothing;
    const stamp = snapshot && stampOf(snapshot);
    return html`${
        stamp
          ? html`<p class="stamp ${stamp.proof}">
              ${stamp.proof === 'proved' ? stateIcon('ready') : actionIcon('info')}
              <span><b>${stamp.title}</b><span>${stamp.evidence}</span></span>
            </p>`
          : nothing
      }
      <dl class="form">${jobOverview(job, snapshot, Date.now()).map((fact) => this.#fact(fact))}</dl>
      ${snapshot ? this.#advice(snapshot) : nothing}`;
  }

  #advice(snapshot: JobSnapshot): TemplateResult | typeof nothing {
    const host = hidingHost(snapshot.files, location.origin);
    if (host === undefined) return nothing;
    return html`<section class="advice">
      <p>${corsWords.hides(host)}</p>
      <details>
        <summary>${actionIcon('right')}<span>${corsWords.hidesLines}</span></summary>
        <ld-server-lines .wish=${{ grant: 'see', origin: location.origin } as const}></ld-server-lines>
      </details>
    </section>`;
  }

  #fact({ caption, value, more, note, manner, copy, exact }: OverviewFact): TemplateResult {
    return html`<div
      class="fact ${manner === 'half' ? '' : 'wide'}"
      title=${exact === undefined ? nothing : format.exact(exact)}
    >
      <dt>${caption}</dt>
      <dd class=${manner === 'mono' ? 'mono' : ''}>
        <bdi>${value}</bdi>${more === undefined ? nothing : html` <small>${more}</small>`}
        ${note === undefined ? nothing : html`<p class="note">${note}</p>`}
      </dd>
      ${
        copy === undefined
          ? nothing
          : html`<button
              class="only-icon"
              type="button"
              aria-label="${words.copy}: ${caption}"
              title=${words.copy}
              @click=${() => this.dispatchEvent(new CopyEvent(copy))}
            >
              ${actionIcon('copy')}
            </button>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-overview': LdOverview;
  }
}

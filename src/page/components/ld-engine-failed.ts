import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EngineFailure } from '../engine-failure.ts';
import { explainEngineFailure } from '../explain-engine-failure.ts';
import { mark } from '../mark.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { brandStyles } from './brand-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CommandEvent } from './command-event.ts';

/**
 * The page that takes everything's place where the engine cannot work.
 * @fires ld-command - `reload`.
 */
@customElement('ld-engine-failed')
export class LdEngineFailed extends LitElement {
  static override styles = [
    baseStyles,
    brandStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        block-size: 100%;
        overflow: auto;
        background: var(--surface);
      }

      main {
        display: grid;
        gap: 1rem;
        align-self: center;
        justify-items: start;
        inline-size: min(32rem, 100% - 2.5rem);
        margin: 2rem auto;
      }

      h1 {
        font-size: var(--text-figure);
        font-weight: var(--weight-strong);
        line-height: var(--line-tight);
        letter-spacing: -0.02em;
      }

      p {
        color: var(--ink-2);
        font-size: var(--text-lead);
        line-height: 1.5;
      }

      .advice {
        color: var(--ink);
      }

      code {
        color: var(--ink-3);
        font: var(--text-label) var(--font-mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) failure: EngineFailure | undefined;

  override render(): TemplateResult | typeof nothing {
    const { failure } = this;
    if (!failure) return nothing;
    const { title, message, advice, remedy } = explainEngineFailure(failure.reason);
    return html`<main role="alert">
      <div class="brand">${mark()}<span>${words.app}</span></div>
      <h1>${title}</h1>
      <p>${message}</p>
      <p class="advice">${advice}</p>
      ${
        remedy === 'reload'
          ? html`<button class="primary" type="button" @click=${() => this.dispatchEvent(new CommandEvent('reload'))}>
              ${words.reload}
            </button>`
          : nothing
      }
      ${
        failure.code === undefined
          ? nothing
          : html`<code>${failure.code}${failure.message ? `: ${failure.message}` : ''}</code>`
      }
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-engine-failed': LdEngineFailed;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CorsWish } from '../cors-headers.ts';
import { corsLines, type Server, servers } from '../cors-lines.ts';
import { actionIcon } from '../icons.ts';
import { words } from '../words.ts';
import { corsWords } from '../words-cors.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { codeStyles } from './code-styles.ts';
import { CopyEvent } from './copy-event.ts';
import { tabAfterKey } from './tab-after-key.ts';

/**
 * The lines that a server needs to fulfil a wish, in the language of each server, to be copied.
 * @fires ld-copy - The person wants the lines on the clipboard.
 */
@customElement('ld-server-lines')
export class LdServerLines extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    codeStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.375rem;
      }

      [role='tablist'] {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }

      [role='tab'] {
        min-block-size: var(--target);
        padding-inline: 0.625rem;
        border-color: var(--rule);
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      [role='tab'][aria-selected='true'] {
        border-color: var(--edge);
        background: var(--sunken);
        color: var(--ink);
      }

      p {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .copy {
        justify-self: start;
        min-block-size: var(--target);
      }

      @media (forced-colors: active) {
        [role='tab'][aria-selected='true'] {
          border-color: Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) wish: CorsWish | undefined;
  @state() private server: Server = 'nginx';

  override render(): TemplateResult | typeof nothing {
    const { wish, server } = this;
    if (!wish) return nothing;
    const lines = corsLines(server, wish);
    return html`<div role="tablist" aria-label=${corsWords.linesFor} @keydown=${this.#onKey}>
        ${servers.map((one) => this.#tab(one))}
      </div>
      <div role="tabpanel" id="lines" aria-labelledby="tab-${server}" tabindex="0"><pre>${lines}</pre></div>
      <button
        class="bold copy"
        type="button"
        aria-label=${corsWords.copyLines(corsWords.server[server])}
        @click=${() => this.dispatchEvent(new CopyEvent(`${lines}\n`))}
      >
        ${actionIcon('copy')}<span>${words.copy}</span>
      </button>
      <p>${this.#where(wish)}</p>`;
  }

  #tab(server: Server): TemplateResult {
    const isSelected = server === this.server;
    return html`<button
      id="tab-${server}"
      type="button"
      role="tab"
      aria-controls="lines"
      aria-selected=${isSelected ? 'true' : 'false'}
      tabindex=${isSelected ? 0 : -1}
      @click=${() => {
        this.server = server;
      }}
    >
      ${corsWords.server[server]}
    </button>`;
  }

  #where(wish: CorsWish): string {
    const { where, wherePreflight, onlyOne } = corsWords;
    if (wish.grant === 'see') return where[this.server];
    const preflight = wish.sent.length > 0 ? wherePreflight[this.server] : '';
    return this.server === 's3' ? where.s3 : `${where[this.server]}${preflight} ${onlyOne}`;
  }

  readonly #onKey = async (event: KeyboardEvent): Promise<void> => {
    const next = tabAfterKey(event.key, servers, this.server, getComputedStyle(this).direction);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.server = next;
    await this.updateComplete;
    this.shadowRoot?.getElementById(`tab-${next}`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-server-lines': LdServerLines;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { actionIcon } from '../icons.ts';
import type { NewVersion } from '../new-version.ts';
import { words } from '../words.ts';
import { lossWords } from '../words-loss.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { DismissEvent } from './dismiss-event.ts';
import { UseUpdateEvent } from './use-update-event.ts';

/**
 * News of the whole app, above the list: no network, or a new version.
 * @fires ld-dismiss - The person has read of the loss.
 * @fires ld-use-update - The person wants the new version.
 */
@customElement('ld-banner')
export class LdBanner extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }

      p {
        display: flex;
        gap: var(--space-4);
        align-items: center;
        min-block-size: 2.5rem;
        padding: var(--space-2) 1.125rem;
        border-block-end: 1px solid var(--rule);
        background: var(--waiting-wash);
      }

      p > span {
        flex: 1;
      }

      .icon {
        color: var(--waiting-ink);
      }

      .news {
        background: var(--accent-wash);
      }

      .news .icon {
        color: var(--accent-ink);
      }

      .link {
        --button-hover: transparent;
      }

      .link:hover {
        text-decoration: underline;
      }
    `,
  ];

  @property({ attribute: false }) network: 'online' | 'offline' = 'online';
  @property({ attribute: false }) newVersion: NewVersion = 'none';

  /** Downloads that the browser deleted with its storage. */
  @property({ attribute: false }) lost = 0;

  override render(): TemplateResult {
    return html`${this.lost > 0 ? this.#loss() : nothing}
    ${
      this.network === 'offline'
        ? html`<p role="status">${actionIcon('offline')}<span>${words.offlineBanner}</span></p>`
        : nothing
    }
    ${this.newVersion === 'none' ? nothing : html`<p class="news" role="status">${this.#news(this.newVersion)}</p>`}`;
  }

  #loss(): TemplateResult {
    return html`<p role="alert">
      ${actionIcon('info')}<span>${lossWords.lost(this.lost)}</span>
      <button class="link" type="button" @click=${() => this.dispatchEvent(new DismissEvent())}>
        ${lossWords.understood}
      </button>
    </p>`;
  }

  #news(newVersion: 'ready' | 'taking over'): TemplateResult {
    if (newVersion === 'taking over') return html`${actionIcon('info')}<span>${words.updateUnderWay}</span>`;
    return html`${actionIcon('info')}<span>${words.updateBanner}</span>
      <button class="link" type="button" @click=${() => this.dispatchEvent(new UseUpdateEvent())}>
        ${words.updateButton}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-banner': LdBanner;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type AppStatus, freeBytes } from '../app-status.ts';
import { format } from '../format.ts';
import { actionIcon } from '../icons.ts';
import { survival } from '../survival.ts';
import type { StorageFacts } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CommandEvent } from './command-event.ts';
import './ld-speed-graph.ts';

/**
 * The dock of narrow windows: speed, what survives closing, and the button to add, under the thumb.
 * @fires ld-command - `add`.
 */
@customElement('ld-dock')
export class LdDock extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        gap: 1rem;
        align-items: center;
        padding: 0.625rem 1rem;
        padding-block-end: max(0.625rem, env(safe-area-inset-bottom));
        border-block-start: 3px double var(--rule-strong);
        background: var(--ground);
      }

      .facts {
        display: grid;
        flex: 1;
        gap: 0.25rem;
        min-inline-size: 0;
      }

      .pace {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.625rem;
        align-items: center;
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      ld-speed-graph {
        inline-size: 3.5rem;
      }

      .speed {
        color: var(--ink);
        font-size: var(--text-lead);
        font-weight: var(--weight-strong);
      }

      .survival {
        display: flex;
        gap: 0.375rem;
        color: var(--ink-2);
        font-size: var(--text-small);
        line-height: var(--line-tight);
      }

      .survival .icon {
        inline-size: 0.875rem;
        block-size: 0.875rem;
        color: var(--ready-ink);
      }

      @media (width < 35rem) {
        .storage {
          display: none;
        }
      }

      .primary {
        flex: none;
        min-block-size: 3rem;
        padding-inline: 1.125rem;
        font-size: var(--text-lead);
      }
    `,
  ];

  @property({ attribute: false }) status: AppStatus | undefined;
  @property({ attribute: false }) samples: readonly number[] = [];
  @property({ attribute: false }) storage: StorageFacts | undefined;
  @property({ attribute: false }) network: 'online' | 'offline' = 'online';

  override render(): TemplateResult | typeof nothing {
    const { status, storage } = this;
    if (!status) return nothing;
    const { shortLead, shortRest } = survival(status);
    return html`<div class="facts">
        <div class="pace">
          ${status.active > 0 && this.samples.length > 1 ? html`<ld-speed-graph .samples=${this.samples}></ld-speed-graph>` : nothing}
          <span class="speed figure">${status.active > 0 ? format.speed(status.bytesPerSecond) : words.idle}</span>
          ${status.active > 0 ? html`<span>${words.active(format.count(status.active))}</span>` : nothing}
          ${this.network === 'offline' ? html`<span>${words.offline}</span>` : nothing}
          ${
            storage
              ? html`<span class="figure storage"
                  >${words.heldFree(format.bytes(storage.held), format.bytes(freeBytes(storage)))}</span
                >`
              : nothing
          }
        </div>
        <div class="survival" title=${words.survival}>
          ${actionIcon('anchor')}<span>${shortLead} ${shortRest}</span>
        </div>
      </div>
      <button class="primary" type="button" @click=${() => this.dispatchEvent(new CommandEvent('add'))}>
        ${actionIcon('plus')}<span>${words.add}</span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-dock': LdDock;
  }
}

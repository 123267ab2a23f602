import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type AppStatus, freeBytes } from '../app-status.ts';
import { format } from '../format.ts';
import { actionIcon } from '../icons.ts';
import { survival } from '../survival.ts';
import type { StorageFacts } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import './ld-speed-graph.ts';

/** The line under everything in wide windows: speed, jobs, storage, network, and what survives closing. */
@customElement('ld-status-line')
export class LdStatusLine extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        gap: 1.125rem;
        align-items: center;
        min-block-size: 2.5rem;
        padding: 0.25rem 0.875rem 0.25rem 1.125rem;
        border-block-start: 3px double var(--rule-strong);
        background: var(--ground);
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .speed {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        color: var(--ink);
        font-size: var(--text-body);
        font-weight: var(--weight-strong);
      }

      .fact {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        white-space: nowrap;
      }

      .meter {
        inline-size: 4.5rem;
        block-size: 0.375rem;
        overflow: hidden;
        border-radius: var(--radius-bar);
        background: var(--track);
      }

      .meter svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }

      :host(:dir(rtl)) .meter svg {
        scale: -1 1;
      }

      .meter rect {
        fill: var(--waiting-fill);
      }

      .survival {
        flex: 1 1 0;
        justify-content: end;
        min-inline-size: 12rem;
        white-space: normal;
      }

      .survival .icon {
        color: var(--ready-ink);
      }

      .survival b {
        color: var(--ink);
        font-weight: var(--weight-medium);
      }

      .short {
        display: none;
      }

      @media (width < 80rem) {
        .long {
          display: none;
        }

        .short {
          display: inline;
        }
      }

      @media (width < 67.5rem) {
        .meter {
          display: none;
        }
      }

      @media (forced-colors: active) {
        .meter {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) status: AppStatus | undefined;
  @property({ attribute: false }) samples: readonly number[] = [];
  @property({ attribute: false }) storage: StorageFacts | undefined;
  @property({ attribute: false }) network: 'online' | 'offline' = 'online';

  override render(): TemplateResult | typeof nothing {
    const { status, storage, network } = this;
    if (!status) return nothing;
    return html`<div class="speed">
        ${status.active > 0 && this.samples.length > 1 ? html`<ld-speed-graph .samples=${this.samples}></ld-speed-graph>` : nothing}
        <span class="figure">${status.active > 0 ? format.speed(status.bytesPerSecond) : words.idle}</span>
      </div>
      <span class="fact">
        ${
          status.jobs === 0
            ? words.noJobs
            : words.activeWaiting(format.count(status.active), format.count(status.waiting))
        }
      </span>
      ${storage ? this.#storage(storage) : nothing}
      <span class="fact">
        ${actionIcon(network === 'online' ? 'wifi' : 'offline')}${network === 'online' ? words.online : words.offline}
      </span>
      ${this.#survival(status)}`;
  }

  #storage(storage: StorageFacts): TemplateResult {
    const free = freeBytes(storage);
    const share = storage.held + free === 0 ? 0 : storage.held / (storage.held + free);
    return html`<span class="fact">
      ${actionIcon('disk')}
      <span class="meter">
        <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
          <rect width=${Math.round(share * 1000)} height="10"></rect>
        </svg>
      </span>
      <span class="figure">${words.heldFree(format.bytes(storage.held), format.bytes(free))}</span>
    </span>`;
  }

  #survival(status: AppStatus): TemplateResult {
    const { lead, rest, shortLead, shortRest } = survival(status);
    return html`<span class="fact survival" title=${words.survival}>
      ${actionIcon('anchor')}
      <span class="long"><b>${lead}</b> ${rest}</span>
      <span class="short"><b>${shortLead}</b> ${shortRest}</span>
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-status-line': LdStatusLine;
  }
}

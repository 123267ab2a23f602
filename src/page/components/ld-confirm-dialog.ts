import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { ConfirmEvent } from './confirm-event.ts';
import { DismissEvent } from './dismiss-event.ts';
import './ld-dialog.ts';

/**
 * Asks once before something that cannot be taken back for ever.
 * @fires ld-confirm - Yes.
 * @fires ld-dismiss - No.
 */
@customElement('ld-confirm-dialog')
export class LdConfirmDialog extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        --dialog-width: 27rem;
      }

      .text {
        padding: 0 1.25rem 1.25rem;
        color: var(--ink-2);
        line-height: 1.5;
      }

      [slot='foot'] {
        display: contents;
      }

      @media (width < 35rem) {
        .text {
          padding-inline: 1rem;
        }

        button {
          flex: 1;
        }
      }
    `,
  ];

  @property({ attribute: false }) heading = '';
  @property({ attribute: false }) text = '';
  @property({ attribute: false }) yes = '';
  @property({ attribute: false }) tone: 'danger' | 'primary' = 'danger';

  override render(): TemplateResult {
    return html`<ld-dialog .heading=${this.heading}>
      <p class="text">${this.text}</p>
      <div slot="foot">
        <button class="bold" type="button" @click=${() => this.dispatchEvent(new DismissEvent())}>
          <span>${words.cancel}</span>
        </button>
        <button class=${this.tone} type="button" autofocus @click=${() => this.dispatchEvent(new ConfirmEvent())}>
          <span>${this.yes}</span>
        </button>
      </div>
    </ld-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-confirm-dialog': LdConfirmDialog;
  }
}

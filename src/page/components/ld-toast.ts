import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Toast, ToastController } from '../controllers/toast-controller.ts';
import { actionIcon } from '../icons.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';

/** The toast: what was just done, with its undo. */
@customElement('ld-toast')
export class LdToast extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        pointer-events: none;
      }

      .toast {
        display: flex;
        gap: var(--space-4);
        align-items: center;
        inline-size: fit-content;
        min-inline-size: min(22rem, 100%);
        max-inline-size: min(40rem, 100%);
        min-block-size: 2.75rem;
        margin-inline: auto;
        padding: var(--space-2) var(--space-3) var(--space-2) var(--space-5);
        border-radius: var(--radius-card);
        background: var(--inverse);
        box-shadow: var(--shadow-menu);
        color: var(--inverse-ink);
        pointer-events: auto;
        animation: rise var(--calm) var(--ease);
      }

      .toast > span {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .toast > .icon {
        color: var(--inverse-ink-2);
      }

      button {
        --button-hover: rgb(255 255 255 / 10%);
        color: var(--inverse-accent);
      }

      .only-icon {
        color: var(--inverse-ink-2);
      }

      :focus-visible {
        outline-color: var(--inverse-accent);
      }

      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 0.5rem;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .toast {
          animation: none;
        }
      }

      @media (forced-colors: active) {
        .toast {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) toast: Toast | undefined;
  @property({ attribute: false }) toasts: ToastController | undefined;

  override render(): TemplateResult {
    const { toast, toasts } = this;
    return html`<div role="status" aria-live="polite">
      ${
        toast && toasts
          ? html`<div
              class="toast"
              @pointerenter=${() => toasts.hold()}
              @pointerleave=${() => toasts.release()}
              @focusin=${() => toasts.hold()}
              @focusout=${() => toasts.release()}
            >
              ${actionIcon(toast.undo ? 'trash' : toast.tone === 'wrong' ? 'warn' : 'check')}
              <span dir="auto">${toast.text}</span>
              ${toast.undo ? html`<button type="button" @click=${() => toasts.undo()}>${words.undo}</button>` : nothing}
              <button class="only-icon" type="button" aria-label=${words.close} @click=${() => toasts.close()}>
                ${actionIcon('x')}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-toast': LdToast;
  }
}

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { activeElement } from '../active-element.ts';
import { actionIcon } from '../icons.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { DismissEvent } from './dismiss-event.ts';

/**
 * A modal dialog, a sheet in narrow windows. It is open while it is in the document and gives the focus back when it goes.
 * @slot - What the dialog says.
 * @slot foot - Its sum and its buttons.
 * @fires ld-dismiss - The person closed it.
 */
@customElement('ld-dialog')
export class LdDialog extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: contents;
      }

      dialog {
        display: flex;
        flex-direction: column;
        inline-size: min(var(--dialog-width, 42.5rem), 100vw - 2rem);
        max-inline-size: none;
        max-block-size: min(46rem, 100dvh - 4rem);
        margin: auto;
        padding: 0;
        border: 0;
        border-radius: 0.75rem;
        background: var(--surface);
        box-shadow: var(--shadow-dialog);
        color: var(--ink);
        overflow: hidden;
      }

      dialog:not([open]) {
        display: none;
      }

      ::backdrop {
        background: var(--scrim);
      }

      header {
        display: flex;
        gap: var(--space-4);
        align-items: center;
        padding: 0.75rem 0.625rem 0.5rem 1.25rem;
      }

      h2 {
        font-size: var(--text-title);
        font-weight: var(--weight-strong);
        letter-spacing: -0.02em;
        overflow-wrap: anywhere;
      }

      header p {
        flex: 1;
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .body {
        flex: 1;
        min-block-size: 0;
        overflow: hidden auto;
        overscroll-behavior: contain;
      }

      footer {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: center;
        justify-content: end;
        padding: 0.75rem 1.25rem;
        border-block-start: 3px double var(--rule-strong);
        background: var(--ground);
      }

      @media (width < 35rem) {
        dialog {
          inline-size: 100vw;
          max-block-size: calc(100dvh - 3.25rem);
          margin-block: auto 0;
          border-radius: var(--radius-sheet) var(--radius-sheet) 0 0;
          animation: sheet var(--calm) var(--ease);
        }

        dialog::before {
          flex: none;
          inline-size: 2.25rem;
          block-size: 0.25rem;
          margin: 0.5rem auto -0.25rem;
          border-radius: 1rem;
          background: var(--rule-strong);
          content: '';
        }

        header {
          padding-inline: 1rem 0.375rem;
        }

        footer {
          padding: 0.75rem 1rem max(0.75rem, env(safe-area-inset-bottom));
        }
      }

      @keyframes sheet {
        from {
          translate: 0 6rem;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        dialog {
          animation: none;
        }
      }

      @media (forced-colors: active) {
        dialog {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) heading = '';
  @property({ attribute: false }) note = '';
  @query('dialog') private readonly dialog: HTMLDialogElement | null | undefined;
  #before: HTMLElement | undefined;

  override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="heading"
      @cancel=${this.#onCancel}
      @click=${this.#onClick}
      @keydown=${this.#onKey}
    >
      <header>
        <h2 id="heading"><bdi>${this.heading}</bdi></h2>
        <p>${this.note}</p>
        <button
          class="only-icon"
          type="button"
          aria-label=${words.close}
          title=${words.close}
          @click=${() => this.dispatchEvent(new DismissEvent())}
        >
          ${actionIcon('x')}
        </button>
      </header>
      <div class="body"><slot></slot></div>
      <footer><slot name="foot"></slot></footer>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.#before = activeElement();
    this.dialog?.showModal();
    void this.#focusFirst();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.dialog?.close();
    const before = this.#before;
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  async #focusFirst(): Promise<void> {
    const first = this.querySelector<HTMLElement>('[autofocus]');
    // An element of ours has nothing to focus before it has rendered.
    if (first instanceof LitElement) await first.updateComplete;
    first?.focus();
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new DismissEvent());
  }

  #onClick(event: MouseEvent): void {
    if (event.target === this.dialog) this.dispatchEvent(new DismissEvent());
  }

  /** What is typed in a dialog is none of the list's keys. */
  #onKey(event: KeyboardEvent): void {
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-dialog': LdDialog;
  }
}

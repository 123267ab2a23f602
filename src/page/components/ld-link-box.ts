import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { fieldStyles } from './field-styles.ts';

/**
 * A box of numbered lines, one link each.
 * @fires input - The text changed; read `value`.
 */
@customElement('ld-link-box')
export class LdLinkBox extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }

      .box {
        position: relative;
        overflow: hidden;
        border-radius: var(--radius-control);
      }

      textarea,
      .numbers {
        display: block;
        padding-block: 0.5rem;
        font: var(--text-small) / 1.6 var(--font-mono);
      }

      textarea {
        resize: vertical;
        min-block-size: 6rem;
        max-block-size: 40dvh;
        padding-inline: 2.5rem 0.75rem;
        direction: ltr;
        white-space: pre;
        overflow: auto;
      }

      /* It covers what is scrolled aside. */
      .gutter {
        position: absolute;
        inset-block: 1px;
        left: 1px;
        inline-size: 2.25rem;
        overflow: hidden;
        border-radius: var(--radius-control);
        background: var(--raised);
        pointer-events: none;
      }

      .numbers {
        padding-inline-end: 0.5rem;
        color: var(--ink-3);
        text-align: right;
        white-space: pre;
      }

      @media (pointer: coarse) {
        /* Below 16 px, phones zoom into the field. */
        textarea,
        .numbers {
          font-size: 1rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) value = '';
  @query('textarea') private readonly area: HTMLTextAreaElement | null | undefined;
  @query('.numbers') private readonly numbers: HTMLElement | null | undefined;

  /** Puts the cursor behind the last line, and shows where the lines begin. */
  override focus(): void {
    const { area } = this;
    if (!area) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    area.scrollLeft = 0;
  }

  override render(): TemplateResult {
    const lines = Math.max(this.value.split('\n').length, 1);
    return html`<div class="box">
      <textarea
        rows=${Math.min(Math.max(lines, 4), 10)}
        wrap="off"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        enterkeyhint="enter"
        placeholder="https://"
        aria-label=${words.linksLabel}
        .value=${this.value}
        @input=${this.#onInput}
        @scroll=${this.#onScroll}
      ></textarea>
      <div class="gutter" aria-hidden="true"><div class="numbers">${this.#numbers(Math.min(lines, 999))}</div></div>
    </div>`;
  }

  #numbers(lines: number): string {
    return Array.from({ length: lines }, (_, index) => index + 1).join('\n');
  }

  #onInput(): void {
    this.value = this.area?.value ?? '';
  }

  #onScroll(): void {
    if (this.area) this.numbers?.style.setProperty('translate', `0 ${-this.area.scrollTop}px`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-link-box': LdLinkBox;
  }
}

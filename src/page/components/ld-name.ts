import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { middleCut } from '../middle-cut.ts';
import { textWidthIn } from '../text-width.ts';
import { baseStyles } from './base-styles.ts';

/** Canvas and page may disagree by as much, where a face draws its figures in several widths. */
const slack = 1.02;

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof LdName) target.fit();
});

/** A file's name on one line, cut in its middle where there is no room: the extension stays visible. */
@customElement('ld-name')
export class LdName extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: pre;
      }
    `,
  ];

  @property({ attribute: false }) name = '';
  @state() private shown = '';
  @query('bdi') private readonly line: HTMLElement | null | undefined;
  #width = -1;

  override render(): TemplateResult {
    if (this.shown === this.name) return html`<bdi dir="auto" title=${this.name}>${this.name}</bdi>`;
    return html`<span class="unseen">${this.name}</span
      ><bdi dir="auto" title=${this.name} aria-hidden="true">${this.shown}</bdi>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    observer.unobserve(this);
  }

  /** Cuts the name to the width that it has now. */
  fit(): void {
    const width = this.clientWidth;
    if (width === 0 || width === this.#width) return;
    this.#width = width;
    this.#cut();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('name')) return;
    this.shown = this.name;
    if (this.#width > 0) this.#cut();
  }

  #cut(): void {
    const widthOf = textWidthIn(this.line ?? this);
    this.shown = middleCut(this.name, (text) => widthOf(text) * slack <= this.#width);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-name': LdName;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { middleCut } from '../middle-cut.ts';
import { baseStyles } from './base-styles.ts';

/** A file's name on one line, cut in its middle where there is no room: the extension stays visible. */
@customElement('ld-name')
export class LdName extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }

      .line {
        display: flex;
        min-inline-size: 0;
      }

      bdi {
        display: flex;
        min-inline-size: 0;
        white-space: pre;
      }

      .head {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .tail {
        flex: none;
        max-inline-size: 70%;
        overflow: hidden;
      }
    `,
  ];

  @property({ attribute: false }) name = '';

  override render(): TemplateResult {
    const { head, tail } = middleCut(this.name);
    if (tail === '') return html`<span class="line" title=${this.name}>${this.#shown(head)}</span>`;
    return html`<span class="unseen">${this.name}</span
      ><span class="line" title=${this.name} aria-hidden="true">${this.#shown(head, tail)}</span>`;
  }

  #shown(head: string, tail?: string): TemplateResult {
    return html`<bdi dir="auto"
      ><span class="head">${head}</span>${tail === undefined ? nothing : html`<span class="tail">${tail}</span>`}</bdi
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-name': LdName;
  }
}

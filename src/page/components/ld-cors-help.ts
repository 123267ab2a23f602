import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { answerHeaders, type CorsWish, preflightHeaders } from '../cors-headers.ts';
import { actionIcon } from '../icons.ts';
import { corsWords } from '../words-cors.ts';
import { baseStyles } from './base-styles.ts';
import { codeStyles } from './code-styles.ts';
import './ld-server-lines.ts';
import { summaryStyles } from './summary-styles.ts';

/** Without these, nothing of an answer can be read. */
const needed: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': corsWords.allowOrigin,
  'Access-Control-Allow-Headers': corsWords.allowHeaders,
};

/** Which headers a server lacks, what each is for, and the lines that add them. */
@customElement('ld-cors-help')
export class LdCorsHelp extends LitElement {
  static override styles = [
    baseStyles,
    codeStyles,
    summaryStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.25rem;
        padding-block-start: 0.25rem;
      }

      h5 {
        margin: 0;
        font: var(--weight-strong) var(--text-small) / var(--line-body) var(--font-ui);
      }

      dl {
        display: grid;
        gap: 0.125rem;
      }

      dd,
      p {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      dd:not(:last-child),
      p {
        margin-block-end: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) wish: CorsWish | undefined;

  override render(): TemplateResult | typeof nothing {
    const { wish } = this;
    if (!wish) return nothing;
    const lacking = [...answerHeaders(wish), ...preflightHeaders(wish)].filter(([name]) => name in needed);
    return html`<h5>${corsWords.missing}</h5>
      <dl>
        ${lacking.map(
          ([name, value]) =>
            html`<dt><code>${name}: ${value}</code></dt>
              <dd>${needed[name]}</dd>`,
        )}
      </dl>
      <details>
        <summary>${actionIcon('right')}<span>${corsWords.linesForEach}</span></summary>
        <p>${corsWords.exposeHeaders}</p>
        <ld-server-lines .wish=${wish}></ld-server-lines>
      </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-cors-help': LdCorsHelp;
  }
}

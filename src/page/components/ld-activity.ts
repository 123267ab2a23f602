import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { format } from '../format.ts';
import { actionIcon } from '../icons.ts';
import type { LogLine } from '../transfer-manager.ts';
import { logSentence } from '../words-log.ts';
import { detailsWords } from '../words-details.ts';
import { baseStyles } from './base-styles.ts';

const mostLines = 500;

/** The log of a job in plain words, the youngest line first. */
@customElement('ld-activity')
export class LdActivity extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      h3 {
        padding-block: var(--space-4) var(--space-2);
        font-size: var(--text-small);
        font-weight: var(--weight-strong);
      }

      h3:first-child {
        padding-block-start: 0;
      }

      h3::first-letter {
        text-transform: uppercase;
      }

      li {
        display: grid;
        grid-template-columns: auto 1rem minmax(0, 1fr);
        gap: 0.625rem;
        padding-block: 0.3125rem;
        color: var(--ink-2);
      }

      time {
        color: var(--ink-3);
        font-size: var(--text-small);
        line-height: 1.15rem;
      }

      .icon {
        inline-size: 0.875rem;
        block-size: 0.875rem;
        margin-block-start: 0.125rem;
      }

      b {
        color: var(--ink);
        font-weight: var(--weight-medium);
      }

      bdi {
        overflow-wrap: anywhere;
      }

      .none {
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) log: readonly LogLine[] | undefined;

  override render(): TemplateResult {
    const { log } = this;
    if (!log) return html`<p class="none">${detailsWords.readingDetails}</p>`;
    if (log.length === 0) return html`<p class="none">${detailsWords.noActivity}</p>`;
    const now = Date.now();
    const lines = log.slice(-mostLines).toReversed();
    const days = [...Map.groupBy(lines, ({ at }) => format.day(at, now))];
    return html`${days.map(
      ([day, itsLines]) =>
        html`<h3>${day}</h3>
          <ul>
            ${itsLines.map((line) => this.#line(line))}
          </ul>`,
    )}`;
  }

  #line(line: LogLine): TemplateResult {
    const { what, more, icon } = logSentence(line);
    return html`<li>
      <time datetime=${new Date(line.at).toISOString()} title=${format.exact(line.at)}
        >${format.clockSeconds(line.at)}</time
      >
      ${actionIcon(icon)}
      <span><b>${what}</b> <bdi>${more}</bdi></span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-activity': LdActivity;
  }
}

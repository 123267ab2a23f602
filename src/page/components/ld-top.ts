import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { format } from '../format.ts';
import { actionIcon } from '../icons.ts';
import { type FilterCounts, type JobFilter, jobFilters } from '../job-filter.ts';
import { mark } from '../mark.ts';
import { words } from '../words.ts';
import { type AppCommand, CommandEvent } from './command-event.ts';
import { baseStyles } from './base-styles.ts';
import { brandStyles } from './brand-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { FilterEvent } from './filter-event.ts';
import { filterIcon } from './filter-icon.ts';
import { stateStyles } from './state-styles.ts';

/**
 * The head of narrow windows: the name, pause and resume for all, the filters as chips.
 * @fires ld-command - `pause-all`, `resume-all`.
 * @fires ld-filter - The person chose a filter.
 */
@customElement('ld-top')
export class LdTop extends LitElement {
  static override styles = [
    baseStyles,
    brandStyles,
    buttonStyles,
    ...stateStyles,
    css`
      :host {
        display: block;
        border-block-end: 1px solid var(--rule);
        background: var(--ground);
      }

      header {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-block-size: 3.5rem;
        padding-inline: 1rem 0.5rem;
      }

      .brand {
        flex: 1;
        font-size: var(--text-title);
      }

      .mark {
        inline-size: 1.375rem;
        block-size: 1.375rem;
      }

      header button {
        inline-size: 2.75rem;
        min-block-size: 2.75rem;
      }

      ul {
        display: flex;
        gap: 0.5rem;
        padding: 0.125rem 1rem 0.625rem;
        overflow: auto hidden;
        overscroll-behavior-inline: contain;
        scrollbar-width: none;
      }

      li {
        flex: none;
      }

      li button {
        position: relative;
        min-block-size: 2.125rem;
        padding-inline: 0.625rem;
        border-color: var(--rule-strong);
        color: var(--ink-2);
        font-weight: var(--weight-normal);
      }

      /* The finger's target is taller than the chip. */
      li button::after {
        position: absolute;
        inset: -0.3125rem 0;
        content: '';
      }

      .count {
        color: var(--ink-3);
      }

      .some .icon {
        color: var(--state-ink, currentColor);
      }

      .is-all .icon {
        display: none;
      }

      li [aria-current='true'] {
        --seal-hole: var(--ink);
        border-color: var(--ink);
        background: var(--ink);
        color: var(--surface);
        font-weight: var(--weight-medium);
      }

      li [aria-current='true'] :is(.icon, .count) {
        color: inherit;
      }

      @media (forced-colors: active) {
        li [aria-current='true'] {
          forced-color-adjust: none;
          border-color: Highlight;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];

  @property({ attribute: false }) counts: FilterCounts | undefined;
  @property({ attribute: false }) filter: JobFilter = 'all';

  override render(): TemplateResult {
    return html`<header>
        <div class="brand">${mark()}<span>${words.app}</span></div>
        ${this.#command('pause-all', words.pauseAll)} ${this.#command('resume-all', words.resumeAll)}
      </header>
      <nav aria-label=${words.filters}>
        <ul>
          ${jobFilters.map((filter) => this.#chip(filter))}
        </ul>
      </nav>`;
  }

  #command(command: AppCommand, label: string): TemplateResult {
    return html`<button
      class="only-icon"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => this.dispatchEvent(new CommandEvent(command))}
    >
      ${actionIcon(command === 'pause-all' ? 'pause' : 'play')}
    </button>`;
  }

  #chip(filter: JobFilter): TemplateResult {
    const count = this.counts?.[filter] ?? 0;
    return html`<li class="is-${filter} ${count > 0 ? 'some' : ''}">
      <button
        type="button"
        aria-current=${this.filter === filter ? 'true' : 'false'}
        @click=${() => this.dispatchEvent(new FilterEvent(filter))}
      >
        ${filterIcon(filter)}<span>${words.filter[filter]}</span>${count > 0 || filter === 'all' ? html`<span class="count">${format.count(count)}</span>` : nothing}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-top': LdTop;
  }
}

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { format } from '../format.ts';
import { actionIcon } from '../icons.ts';
import { type FilterCounts, type JobFilter, jobFilters } from '../job-filter.ts';
import { mark } from '../mark.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { brandStyles } from './brand-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CommandEvent } from './command-event.ts';
import { FilterEvent } from './filter-event.ts';
import { filterIcon } from './filter-icon.ts';
import { stateStyles } from './state-styles.ts';

/**
 * The rail of wide windows: the name, the button to add, the filters with their counts.
 * @fires ld-command - `add`.
 * @fires ld-filter - The person chose a filter.
 */
@customElement('ld-rail')
export class LdRail extends LitElement {
  static override styles = [
    baseStyles,
    brandStyles,
    buttonStyles,
    ...stateStyles,
    css`
      :host {
        display: block;
        padding: 0.625rem;
        overflow: auto;
        border-inline-end: 1px solid var(--rule);
        background: var(--ground);
      }

      .brand {
        min-block-size: 2rem;
        padding-inline: 0.5rem;
        margin-block-end: 0.5625rem;
      }

      .primary {
        inline-size: 100%;
        justify-content: start;
        padding-inline: 0.625rem 0.375rem;
        margin-block-end: 0.875rem;
      }

      .primary > span {
        flex: 1;
        text-align: start;
      }

      kbd {
        padding: 0 0.375rem;
        border: 1px solid color-mix(in srgb, var(--on-accent) 45%, transparent);
        border-radius: 0.1875rem;
        font: var(--text-label) / 1.5 var(--font-ui);
      }

      li button {
        inline-size: 100%;
        justify-content: start;
        min-block-size: max(1.875rem, var(--target));
        padding-inline: 0.625rem;
        color: var(--ink-2);
        font-weight: var(--weight-normal);
        --button-hover: var(--sunken);
      }

      li span:not(.count) {
        flex: 1;
        text-align: start;
      }

      .count {
        color: var(--ink-3);
      }

      .some .icon {
        color: var(--state-ink, currentColor);
      }

      [aria-current='true'] {
        background: color-mix(in srgb, var(--ink) 8%, transparent);
        color: var(--ink);
        font-weight: var(--weight-medium);
      }

      [aria-current='true'] .count {
        color: var(--ink);
        font-weight: var(--weight-normal);
      }

      @media (pointer: coarse) {
        kbd {
          display: none;
        }
      }

      @media (forced-colors: active) {
        li button {
          border: 0;
        }

        [aria-current='true'] {
          border: 2px solid Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) counts: FilterCounts | undefined;
  @property({ attribute: false }) filter: JobFilter = 'all';

  override render(): TemplateResult {
    return html`<div class="brand">${mark()}<span>${words.app}</span></div>
      <button
        class="primary"
        type="button"
        aria-keyshortcuts="A"
        @click=${() => this.dispatchEvent(new CommandEvent('add'))}
      >
        ${actionIcon('plus')}<span>${words.addLinks}</span><kbd aria-hidden="true">A</kbd>
      </button>
      <nav aria-label=${words.filters}>
        <ul>
          ${jobFilters.map((filter) => this.#item(filter))}
        </ul>
      </nav>`;
  }

  #item(filter: JobFilter): TemplateResult {
    const count = this.counts?.[filter] ?? 0;
    const shown = count > 0 || filter === 'all' ? format.count(count) : '';
    return html`<li class="is-${filter} ${count > 0 ? 'some' : ''}">
      <button
        type="button"
        aria-current=${this.filter === filter ? 'true' : 'false'}
        @click=${() => this.dispatchEvent(new FilterEvent(filter))}
      >
        ${filterIcon(filter)}<span>${words.filter[filter]}</span><span class="count">${shown}</span>
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-rail': LdRail;
  }
}

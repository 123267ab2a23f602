import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { activeElement } from '../active-element.ts';
import { actionIcon } from '../icons.ts';
import type { MenuEntry } from '../job-menu.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { DismissEvent } from './dismiss-event.ts';
import { JobActionEvent } from './job-action-event.ts';
import type { MenuPoint } from './job-menu-event.ts';

const margin = 8;

/**
 * The menu of a job, at a point of the window and kept inside it.
 * @fires ld-job-action - The person chose an entry.
 * @fires ld-dismiss - The menu closed.
 */
@customElement('ld-menu')
export class LdMenu extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: contents;
      }

      [popover] {
        inset: auto;
        inset-block-start: var(--menu-y, 0);
        left: var(--menu-x, 0);
        min-inline-size: 13rem;
        max-inline-size: calc(100vw - 1rem);
        max-block-size: calc(100vh - 1rem);
        margin: 0;
        padding: var(--space-2);
        border: 0;
        border-radius: var(--radius-card);
        background: var(--raised);
        box-shadow: var(--shadow-menu);
        color: var(--ink);
        overflow: auto;
      }

      button {
        inline-size: 100%;
        justify-content: start;
        gap: var(--space-4);
        padding-inline: 0.625rem;
        font-weight: var(--weight-normal);
      }

      button span {
        flex: 1;
        text-align: start;
      }

      button[aria-disabled='true'] {
        border-color: transparent;
      }

      button .icon {
        color: var(--ink-3);
      }

      button:focus-visible {
        outline-offset: -2px;
      }

      kbd {
        color: var(--ink-3);
        font: var(--text-label) var(--font-ui);
      }

      .begins {
        margin-block-start: var(--space-2);
        padding-block-start: var(--space-2);
        border-block-start: 1px solid var(--rule);
      }

      .removes,
      .removes .icon {
        color: var(--failed-ink);
      }

      @media (pointer: coarse) {
        kbd {
          display: none;
        }
      }

      @media (forced-colors: active) {
        [popover] {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) jobId = '';
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) entries: readonly MenuEntry[] = [];
  @property({ attribute: false }) point: MenuPoint = { x: 0, y: 0, align: 'start' };
  @query('[popover]') private readonly popup: HTMLElement | null | undefined;
  #before: HTMLElement | undefined;

  override render(): TemplateResult {
    return html`<div
      popover="auto"
      role="menu"
      aria-label=${this.label}
      @keydown=${this.#onKey}
      @toggle=${this.#onToggle}
    >
      ${this.entries.map((entry) => this.#entry(entry))}
    </div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!activeElement() && this.#before?.isConnected) this.#before.focus({ preventScroll: true });
  }

  protected override firstUpdated(): void {
    const { popup } = this;
    if (!popup) return;
    this.#before = activeElement();
    popup.showPopover();
    const { width, height } = popup.getBoundingClientRect();
    const { x, y, align } = this.point;
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const left = (align === 'start') === isRtl ? x - width : x;
    const below = Math.min(y, innerHeight - height - margin);
    popup.style.setProperty('--menu-x', `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`);
    popup.style.setProperty('--menu-y', `${Math.max(margin, below)}px`);
    this.#buttons()
      .find((button) => button.ariaDisabled !== 'true')
      ?.focus();
  }

  #entry({ action, label, icon, key, enabled, begins }: MenuEntry): TemplateResult {
    return html`<div class=${begins ? 'begins' : ''} role="none">
      <button
        class=${action === 'remove' ? 'removes' : ''}
        type="button"
        role="menuitem"
        tabindex="-1"
        aria-disabled=${enabled ? nothing : 'true'}
        @click=${() => enabled && this.#choose(new JobActionEvent(action, this.jobId))}
      >
        ${actionIcon(icon)}<span>${label}</span>${key === '' ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}
      </button>
    </div>`;
  }

  #choose(event: JobActionEvent): void {
    this.popup?.hidePopover();
    this.dispatchEvent(event);
  }

  #buttons(): readonly HTMLButtonElement[] {
    return [...(this.popup?.querySelectorAll('button') ?? [])];
  }

  #onToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.dispatchEvent(new DismissEvent());
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const at = buttons.findIndex((button) => button === this.shadowRoot?.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    event.stopPropagation();
    const target = targets[event.key];
    if (event.key === 'Tab') this.popup?.hidePopover();
    if (target === undefined) return;
    event.preventDefault();
    buttons[target]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-menu': LdMenu;
  }
}

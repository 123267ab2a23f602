import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { freeBytes } from '../app-status.ts';
import { format } from '../format.ts';
import { actionIcon } from '../icons.ts';
import type { Sample } from '../samples.ts';
import type { StorageFacts } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { CommandEvent } from './command-event.ts';
import { emptyStyles } from './empty-styles.ts';
import { fieldStyles } from './field-styles.ts';
import { OfferLinksEvent } from './offer-links-event.ts';

const columns = 21;
const rows = 5;

const slot = (index: number): SVGTemplateResult => {
  const [column, row] = [index % columns, Math.floor(index / columns)];
  const fade = (0.12 + (0.88 * (row + 1)) / rows) * (1 - column / (columns + 3));
  const isCargo = column === 0 && row === rows - 1;
  return svg`<rect class=${isCargo ? 'cargo' : 'slot'} x=${14.5 + column * 26} y=${4.5 + row * 15} width="21" height="10"
    rx="1.5" opacity=${isCargo ? 1 : fade.toFixed(2)}></rect>`;
};

/**
 * The first view, before anything is on the list: how to begin, and what this browser is good for.
 * @fires ld-command - `add`.
 * @fires ld-offer-links - The person pasted or typed links, or chose the sample.
 */
@customElement('ld-empty')
export class LdEmpty extends LitElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, emptyStyles];

  @property({ attribute: false }) storage: StorageFacts | undefined;
  @property({ attribute: false }) samples: readonly Sample[] = [];
  @query('input') private readonly input: HTMLInputElement | null | undefined;

  override render(): TemplateResult {
    return html`<div class="middle">
      <svg class="hold" viewBox="0 0 560 90" aria-hidden="true" focusable="false">
        ${Array.from({ length: columns * rows }, (_, index) => slot(index))}
        <path class="wall" d="M0 3a2.5 2.5 0 0 1 5 0V84H557.5a2.5 2.5 0 0 1 0 5H4a4 4 0 0 1-4-4Z" />
      </svg>
      <div>
        <h1>${words.emptyTitle}</h1>
        <p class="text">${words.emptyText}</p>
      </div>
      <form @submit=${this.#onSubmit}>
        <input
          type="text"
          inputmode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder=${words.pasteOne}
          aria-label=${words.pasteOne}
          @paste=${this.#onPaste}
        />
        <button class="primary" type="submit">${words.add}</button>
      </form>
      ${this.#ways()} ${this.#facts()}
    </div>`;
  }

  /** Puts the cursor where links are pasted. */
  override focus(): void {
    this.input?.focus();
  }

  #ways(): TemplateResult {
    const { samples } = this;
    return html`<div class="ways">
      <div>${actionIcon('paste')}<b>${words.pasteTitle}</b>${words.pasteText}</div>
      <div>${actionIcon('drop')}<b>${words.dropTitle}</b>${words.dropText}</div>
      ${
        samples.length === 0
          ? nothing
          : html`<button type="button" @click=${() => this.#offer(samples.map(({ url }) => url).join('\n'))}>
              ${actionIcon('crate')}<b>${words.sampleTitle}</b>${samples[0]?.note}
            </button>`
      }
    </div>`;
  }

  #facts(): TemplateResult {
    const { storage } = this;
    const room = storage && storage.quota > 0 ? format.bytes(freeBytes(storage)) : undefined;
    return html`<ul class="facts">
      <li class="good">${actionIcon('check')}<span>${words.survival}</span></li>
      ${
        room === undefined
          ? nothing
          : html`<li class="good">
              ${actionIcon('check')}<span>${storage?.persisted ? words.roomPersisted(room) : words.room(room)}</span>
            </li>`
      }
      <li>${actionIcon('info')}<span>${location.protocol === 'https:' ? words.onlyHttps : words.httpToo}</span></li>
    </ul>`;
  }

  #offer(text: string): void {
    this.dispatchEvent(new OfferLinksEvent(text));
  }

  /** One line is left in the field; several need the dialog at once. */
  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    this.#offer(text);
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.input?.value ?? '';
    if (text.trim() === '') this.dispatchEvent(new CommandEvent('add'));
    else this.#offer(text);
    if (this.input) this.input.value = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-empty': LdEmpty;
  }
}

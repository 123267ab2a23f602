import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { parseRemoteUrl } from '../../core/remote-url.ts';
import { explainLink } from '../explain-link.ts';
import { stateIcon } from '../icons.ts';
import type { JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import { DismissEvent } from './dismiss-event.ts';
import { fieldStyles } from './field-styles.ts';
import './ld-dialog.ts';
import './ld-name.ts';
import { ReplaceLinkEvent } from './replace-link-event.ts';

/**
 * Asks for another link to the same file: a signed one has expired, or a mirror is at hand.
 * @fires ld-replace-link - The person gave one.
 * @fires ld-dismiss - The person changed their mind.
 */
@customElement('ld-replace-dialog')
export class LdReplaceDialog extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      :host {
        --dialog-width: 34rem;
      }

      form {
        display: grid;
        gap: 0.625rem;
        padding: 0 1.25rem 1.25rem;
      }

      p {
        color: var(--ink-2);
      }

      ld-name {
        color: var(--ink-2);
        font-weight: var(--weight-medium);
      }

      input[type='text'] {
        direction: ltr;
      }

      .wrong {
        color: var(--failed-ink);
      }

      [slot='foot'] {
        display: contents;
      }

      @media (width < 35rem) {
        form {
          padding-inline: 1rem;
        }

        button {
          flex: 1;
        }
      }

      @media (pointer: coarse) {
        input[type='text'] {
          font-size: 1rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) job: JobSummary | undefined;
  /** Why the last attempt failed. */
  @property({ attribute: false }) refusal = '';
  @property({ attribute: false }) fileIndex = 0;
  @state() private finding = '';
  @query('input') private readonly input: HTMLInputElement | null | undefined;

  override render(): TemplateResult {
    const wrong = this.finding || this.refusal;
    return html`<ld-dialog .heading=${words.replaceTitle}>
      <form id="form" @submit=${this.#onSubmit}>
        <ld-name .name=${this.job?.displayName ?? ''}></ld-name>
        <p>${words.replaceText}</p>
        <input
          type="text"
          inputmode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          autofocus
          placeholder="https://"
          aria-label=${words.replaceField}
          aria-invalid=${wrong === '' ? nothing : 'true'}
        />
        ${wrong === '' ? nothing : html`<p class="wrong" role="alert">${stateIcon('failed')}<span>${wrong}</span></p>`}
      </form>
      <div slot="foot">
        <button class="quiet" type="button" @click=${() => this.dispatchEvent(new DismissEvent())}>
          <span>${words.cancel}</span>
        </button>
        <button class="primary" type="submit" form="form"><span>${words.replaceButton}</span></button>
      </div>
    </ld-dialog>`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const parsed = parseRemoteUrl(this.input?.value ?? '', location);
    if (!parsed.ok) {
      const { finding, why } = explainLink(parsed.reason);
      this.finding = `${finding}: ${why}.`;
      return;
    }
    this.finding = '';
    if (this.job) this.dispatchEvent(new ReplaceLinkEvent(this.job.id, this.fileIndex, parsed.url));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-replace-dialog': LdReplaceDialog;
  }
}

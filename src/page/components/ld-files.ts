import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { fileKind } from '../file-kind.ts';
import { format } from '../format.ts';
import { kindIcon, stateIcon } from '../icons.ts';
import type { JobLook } from '../job-look.ts';
import type { FileSnapshot, JobSnapshot } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { baseStyles } from './base-styles.ts';
import './ld-hold.ts';
import './ld-name.ts';
import { stateStyles } from './state-styles.ts';

interface FileState {
  readonly look: JobLook;
  readonly word: string;
}

const fileState = ({ bytesTotal, bytesTransferred, completed }: FileSnapshot): FileState => {
  const isWhole = completed || (bytesTotal !== undefined && bytesTransferred >= bytesTotal);
  if (isWhole) return { look: 'ready', word: words.fileWhole };
  if (bytesTransferred === 0) return { look: 'waiting', word: words.fileMissing };
  return { look: 'downloading', word: words.filePart };
};

const spansOf = ({ held, bytesTotal = 0 }: FileSnapshot): readonly (readonly [number, number])[] =>
  bytesTotal === 0 ? [] : held.map(([start, end]) => [(start * 1000) / bytesTotal, (end * 1000) / bytesTotal] as const);

/** The files of a job, each with its own hold. */
@customElement('ld-files')
export class LdFiles extends LitElement {
  static override styles = [
    baseStyles,
    ...stateStyles,
    css`
      :host {
        display: block;
      }

      .head,
      .facts {
        display: flex;
        gap: var(--space-4);
        justify-content: space-between;
      }

      .head {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .head b {
        color: var(--ink);
        font-weight: var(--weight-strong);
      }

      li {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr);
        gap: 0.25rem 0.75rem;
        padding-block: 0.75rem;
        border-block-end: 1px solid var(--rule);
        content-visibility: auto;
        contain-intrinsic-block-size: auto 4.5rem;
      }

      .kind {
        grid-row: 1 / 4;
        color: var(--ink-3);
      }

      ld-name {
        font-weight: var(--weight-medium);
      }

      .facts {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .word {
        display: inline-flex;
        gap: 0.375rem;
        align-items: center;
        color: var(--state-ink);
        font-weight: var(--weight-medium);
      }

      .word .icon {
        inline-size: 0.875rem;
        block-size: 0.875rem;
      }

      ld-hold {
        block-size: 0.5rem;
      }

      .none {
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) snapshot: JobSnapshot | undefined;

  override render(): TemplateResult {
    const { snapshot } = this;
    if (!snapshot) return html`<p class="none">${words.readingDetails}</p>`;
    const { files, progress } = snapshot;
    if (files.length === 0) return html`<p class="none">${words.noFilesYet}</p>`;
    const bytes = progress.bytesTotal === undefined ? words.unknown : format.bytes(progress.bytesTotal);
    return html`<p class="head">
        <b>${words.inThisOrder}</b><span>${words.filesSum(format.count(files.length), bytes)}</span>
      </p>
      <ul>
        ${repeat(
          files,
          ({ index }) => index,
          (file) => this.#file(file),
        )}
      </ul>`;
  }

  #file(file: FileSnapshot): TemplateResult {
    const { look, word } = fileState(file);
    const { bytesTotal, bytesTransferred, localName } = file;
    const isWhole = look === 'ready';
    const amount =
      bytesTotal === undefined
        ? words.sizeUnknown(format.bytes(bytesTransferred))
        : isWhole
          ? format.bytes(bytesTotal)
          : format.bytesOf(bytesTransferred, bytesTotal);
    return html`<li class="is-${look}">
      <span class="kind">${kindIcon(fileKind(localName))}</span>
      <ld-name .name=${localName}></ld-name>
      <span class="facts">
        <span class="figure">${amount}</span><span class="word">${stateIcon(look)}${word}</span>
      </span>
      ${
        bytesTotal === undefined
          ? nothing
          : html`<ld-hold
              .spans=${isWhole ? [[0, 1000] as const] : spansOf(file)}
              .value=${bytesTotal === 0 ? 1 : bytesTransferred / bytesTotal}
              .label=${localName}
              .text=${amount}
            ></ld-hold>`
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-files': LdFiles;
  }
}

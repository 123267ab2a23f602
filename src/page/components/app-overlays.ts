import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../controllers/app-state.ts';
import { format } from '../format.ts';
import { jobMenu } from '../job-menu.ts';
import type { JobSummary } from '../transfer-manager.ts';
import { words } from '../words.ts';

type Overlay = TemplateResult | typeof nothing;

const removeDialog = (app: AppState, { displayName, progress, state }: JobSummary): TemplateResult => {
  const bytes = format.bytes(progress.bytesTransferred);
  return html`<ld-confirm-dialog
    .heading=${words.removeTitle(displayName)}
    .text=${state === 7 ? words.removeKept(bytes) : words.removeText(bytes)}
    .yes=${words.removeButton}
    @ld-confirm=${() => app.confirm()}
    @ld-dismiss=${() => app.dismiss()}
  ></ld-confirm-dialog>`;
};

const saveWholeDialog = (app: AppState, { progress }: JobSummary): TemplateResult => {
  const [whole, all] = [format.count(progress.filesTransferred), format.count(progress.filesTotal)];
  return html`<ld-confirm-dialog
    .heading=${words.saveWholeTitle}
    .text=${words.saveWholeText(whole, all)}
    .yes=${words.saveWholeButton}
    .tone=${'primary'}
    @ld-confirm=${() => app.confirm()}
    @ld-dismiss=${() => app.dismiss()}
  ></ld-confirm-dialog>`;
};

/** The dialog that is open; `free` are the bytes that may still be stored. */
export const appDialog = (app: AppState, free: number | undefined): Overlay => {
  const { dialog, feed } = app;
  if (!dialog) return nothing;
  if (dialog.kind === 'add') {
    return html`<ld-add-dialog
      .text=${dialog.text}
      .note=${dialog.note}
      .refusal=${dialog.refusal}
      .phase=${dialog.phase}
      .jobs=${feed?.jobs ?? new Map()}
      .free=${free}
      @ld-draft=${(event: HTMLElementEventMap['ld-draft']) => app.noteText(event.text)}
      @ld-add-links=${(event: HTMLElementEventMap['ld-add-links']) => void app.addLinks(event.urls, event.begin)}
      @ld-dismiss=${() => app.dismiss()}
    ></ld-add-dialog>`;
  }
  const job = feed?.jobs.get(dialog.id);
  if (!job) return nothing;
  if (dialog.kind === 'remove') return removeDialog(app, job);
  if (dialog.kind === 'save-whole') return saveWholeDialog(app, job);
  return html`<ld-replace-dialog
    .job=${job}
    .fileIndex=${dialog.fileIndex}
    .refusal=${dialog.refusal}
    @ld-replace-link=${(event: HTMLElementEventMap['ld-replace-link']) =>
      void app.replaceLink(event.id, event.fileIndex, event.url)}
    @ld-dismiss=${() => app.dismiss()}
  ></ld-replace-dialog>`;
};

/** The menu that is open. */
export const appMenu = (app: AppState): Overlay => {
  const { menu, feed } = app;
  const job = menu && feed?.jobs.get(menu.id);
  if (!menu || !job) return nothing;
  return html`<ld-menu
    .jobId=${job.id}
    .label=${words.actionOn(words.more, job.displayName)}
    .entries=${jobMenu(job, { folders: 'showDirectoryPicker' in globalThis })}
    .point=${menu.point}
    @ld-job-action=${(event: HTMLElementEventMap['ld-job-action']) => app.act(event.action, event.id)}
    @ld-dismiss=${() => app.dismiss()}
  ></ld-menu>`;
};

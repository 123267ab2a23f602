/** What the list does not need: loaded right after it, so that it stands sooner. */
import './ld-add-dialog.ts';
import './ld-banner.ts';
import './ld-confirm-dialog.ts';
import './ld-details.ts';
import './ld-empty.ts';
import './ld-engine-failed.ts';
import './ld-menu.ts';
import './ld-replace-dialog.ts';
import './ld-toast.ts';

export { checkFiles, findChecksums } from '../check-files.ts';

/** What no first view needs: loaded right after it, so that the list stands sooner. */
import './ld-add-dialog.ts';
import './ld-confirm-dialog.ts';
import './ld-details.ts';
import './ld-engine-failed.ts';
import './ld-menu.ts';
import './ld-replace-dialog.ts';

// What of the files was checked and what was not: nothing gets an all-clear that nobody has
// looked at.

import { counts, open, severities } from './findings.js';
import { session } from './state.js';
import { t } from './words.js';

// unread are the files that could not be read, idle those in which there was nothing to
// check: {path, why}.
export const unread = () => session.data.report.files.filter(f => f.error).map(f => ({ path: f.path, why: f.error }));
export const idle = () => session.data.report.files.flatMap((f, i) => session.data.doubts[i] ? [{ path: f.path, why: session.data.doubts[i] }] : []);

// unsaid are those of them of which no part is said to be unread.
export const unsaid = () => idle().filter(f => !session.data.unread.some(u => session.data.report.files[u.file].path === f.path));

// verdict is what a check came to, in one line, and its kind: findings, clean, nothing if
// there was nothing to be checked, unread if no file could be read. What was not checked is
// named in it.
export function verdict() {
  const { files, summary: { relations: { held, rounding, explained }, text } } = session.data.report;
  const failed = unread(), left = [...failed, ...idle()];
  const says = (kind, said, rest) => ({ kind, text: said + (rest.length > 0 ? t('notLooked', rest.map(f => f.path)) : '') });
  if (open().length > 0) {
    const n = counts(open());
    return says('findings', severities.map(s => t(`${s}s`, n[s])).join(t('comma')) + t('stop'), left);
  }
  if (failed.length === files.length) return says('unread', '', failed);
  if (session.all.length > 0) return says('clean', t('allConfirmed'), left);
  if (held + rounding + explained + (text?.agree ?? 0) === 0) return says('nothing', t('nothing'), failed);
  return says('clean', t(left.length > 0 ? 'cleanSome' : 'clean'), left);
}

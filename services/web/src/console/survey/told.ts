// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of answers as people read them.
import type { Span } from '../../lib/report_api';
import type { Figure } from '../../lib/survey_period';
import type { QuestionKind } from '../../lib/survey_form';
import { shifted, written } from '../reports/format';
import { locale, t } from '../texts.svelte';

export const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
export const decimal = (value: number, digits = 1): string => value.toFixed(digits).replace('.', locale.lang === 'ru' ? ',' : '.').replace('-', '−');
export const days = ({ from, to }: Span): string => (from === to ? written(from) : `${written(from)}–${written(to)}`);

/** As many days before a period. */
export function daysBefore({ from, to }: Span): Span {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: shifted(from, -length), to: shifted(from, -1) };
}

/** The one figure of a question, large; null: too few answers. */
export function headline(kind: QuestionKind, told: Figure): string | null {
  if (kind === 'nps') return told.nps === null ? null : `${decimal(told.nps, 0)}${told.npsError === null ? '' : ` ± ${decimal(1.96 * told.npsError, 0)}`}`;
  if (kind === 'number') return told.mean === null ? null : decimal(told.mean, 1);
  if (kind === 'one' || kind === 'many') return told.counts.size === 0 ? null : t('results.answers', { n: told.of });
  return told.best === null ? null : percent(told.best);
}

/** What it is a figure of. */
export function meaning(kind: QuestionKind): string {
  return kind === 'one' || kind === 'many' ? '' : t(`answers.of.${kind === 'scale5' || kind === 'yes_no' || kind === 'nps' ? kind : 'number'}`);
}

/** Of a share; what an index may be stands beside it already. */
export function between(told: Figure): string {
  return told.between === null || told.nps !== null ? '' : t('results.between', { low: Math.round(told.between[0] * 100), high: Math.round(told.between[1] * 100) });
}

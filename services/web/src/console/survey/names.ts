// SPDX-License-Identifier: GPL-3.0-or-later
// How a choice is called where people read it.
import { said, type DraftQuestion } from '../../lib/survey_form';
import { locale, t, type Key } from '../texts.svelte';

export function choiceName(asked: Pick<DraftQuestion, 'kind' | 'options'>, choice: string): string {
  if (asked.kind === 'scale5') return t(`form.mark.${choice}` as Key);
  if (asked.kind === 'yes_no') return t(choice === 'yes' ? 'form.yes' : 'form.no');
  const option = asked.options.find((each) => each.id === choice);
  return option === undefined ? choice : said(option.title, locale.lang) || t('form.untitled');
}

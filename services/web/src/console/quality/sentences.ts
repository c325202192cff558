// SPDX-License-Identifier: GPL-3.0-or-later
// The four sentences that a head reads first: the norm, the marks, how many answered, and waiting as it was felt beside waiting as it was.
// Nothing is said that the figures do not prove.
import type { Quality } from '../../lib/survey_period';
import { said } from '../../lib/survey_form';
import { whole } from '../reports/format';
import { locale, t } from '../texts.svelte';
import { decimal, percent } from '../survey/told';

type Criterion = Quality['criteria'][number];
type Felt = Quality['felt'][number];

const lowest = <T>(all: readonly T[], of: (one: T) => number | null): T | undefined =>
  all.filter((each) => of(each) !== null).reduce<T | undefined>((least, each) => (least === undefined || of(each)! < of(least)! ? each : least), undefined);

function normSentence({ today, period }: Quality): string {
  const before = period.waiting === null ? t('quality.no_norm') : t('quality.norm', { share: percent(period.waiting), n: whole(period.waitingCounted) });
  const now = today.waiting === null ? t('quality.no_today') : t('quality.norm_today', { share: percent(today.waiting), n: whole(today.waitingCounted) });
  return `${before} ${now}`;
}

const title = (each: { readonly title: Criterion['title'] }): string => said(each.title, locale.lang);

function marksSentence(quality: Quality): string {
  const least = lowest(quality.criteria, (each) => each.all.best);
  if (least === undefined) return t('quality.no_marks');
  const worse = quality.criteria.filter((each) => each.standing === 'worse').map(title);
  const better = quality.criteria.filter((each) => each.standing === 'better').map(title);
  const change = worse.length > 0 ? t('quality.worse', { titles: worse.join('», «') }) : better.length > 0 ? t('quality.better', { titles: better.join('», «') }) : t('quality.unproven');
  return `${t('quality.least', { title: title(least), share: percent(least.all.best!) })} ${change}`;
}

function rateSentence({ rate, textsNew }: Quality): string {
  const answered = rate.share === null ? t('quality.no_rate') : t('quality.rate', { share: percent(rate.share), answers: whole(rate.withReceipt), n: whole(rate.served) });
  return `${answered} ${textsNew === 0 ? t('quality.no_texts') : t('quality.texts', { n: textsNew })}`;
}

function feltSentence({ felt }: Quality): string {
  const least = lowest<Felt>(felt, (each) => each.felt.best);
  if (least === undefined) return t('quality.no_felt');
  const share = percent(least.felt.best!);
  return least.median === null ? t('quality.felt', { title: title(least), share }) : t('quality.felt_measured', { title: title(least), share, minutes: decimal(least.median, 0) });
}

export function sentences(quality: Quality): readonly string[] {
  return [normSentence(quality), marksSentence(quality), rateSentence(quality), feltSentence(quality)];
}

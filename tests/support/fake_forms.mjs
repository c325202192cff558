// SPDX-License-Identifier: GPL-3.0-or-later
// What the stand-in for talond finds in a form that is being written: the rules of services/core/survey that a specialist meets most.
const choices = (asked) => (asked.kind === 'scale5' ? ['1', '2', '3', '4', '5'] : asked.kind === 'yes_no' ? ['yes', 'no'] : asked.options.map((each) => each.id));

export function findingsOf(form, versions = []) {
  const found = [];
  const tell = (path, code, values = {}) => found.push({ path, code, values, sentence: `fake: ${code}` });
  const titled = (title, path) => { if (!title.ru) tell(`${path}`, 'title_missing'); };
  titled(form.title, 'title');
  if (form.questions.length === 0) tell('questions', 'questions_count', { least: '1', most: '30' });
  form.questions.forEach((asked, index) => {
    const path = `questions[${index}]`;
    titled(asked.title, `${path}.title`);
    asked.options.forEach((option, at) => titled(option.title, `${path}.options[${at}].title`));
    const old = versions.find((each) => each.questions.some((one) => one.id === asked.id && one.kind !== asked.kind));
    if (old) tell(`${path}`, 'kind_changed', { was: 'one', version: String(old.version) });
    if (asked.least > asked.most) tell(`${path}.least`, 'bounds_wrong', { most: '1000000' });
    if (asked.show_if === null) return;
    const parent = form.questions.slice(0, index).find((each) => each.id === asked.show_if.question);
    if (!parent) tell(`${path}.show_if`, 'condition_unknown', { question: asked.show_if.question });
    else if (asked.show_if.any_of.length === 0) tell(`${path}.show_if`, 'condition_empty');
    else if (asked.show_if.any_of.some((each) => !choices(parent).includes(each))) tell(`${path}.show_if`, 'condition_choice', { question: parent.id, choice: '' });
  });
  return found;
}

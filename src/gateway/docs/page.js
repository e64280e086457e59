// Makes forms of /openapi.json and tries requests. Texts are set as texts, never as markup.
'use strict';

const $ = (id) => document.getElementById(id);

/// An element with attributes and children.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/// The address of a path here, without the name and password that the page's own address may hold: no request may have them.
const here = (path) => location.origin + path;

let description;
const operations = [];

/// What a reference stands for.
function resolved(schema) {
  if (!schema || !schema.$ref) return schema || {};
  return schema.$ref.slice(2).split('/').reduce((at, part) => at[part], description);
}

/// An argument's schema without what says that it may be null.
function core(schema) {
  const others = (schema.anyOf || []).filter((one) => one.type !== 'null');
  return others.length === 1 && schema.anyOf.length === 2 ? others[0] : schema;
}

const isNullable = (schema) => (schema.anyOf || []).some((one) => one.type === 'null');

/// How an item of several fields looks.
function fieldsOf(schema) {
  const object = (schema.anyOf || [schema]).find((one) => one.properties);
  return object ? Object.entries(object.properties).map(([name]) => name) : [];
}

/// The part of a form for one argument, and how its value is read and set.
function field(name, schema, required) {
  const id = 'arg-' + name;
  const kind = core(schema);
  const items = kind.items || {};
  const about = [schema.description || ''];
  let input;
  let read;
  let write;
  if (kind.type === 'boolean') {
    input = make('input', { id, type: 'checkbox', 'aria-describedby': id + '-about' });
    read = () => (input.checked ? true : undefined);
    write = (value) => { input.checked = value === true; };
  } else if (kind.enum) {
    input = make('select', { id, required, 'aria-describedby': id + '-about' },
      make('option', { value: '' }, '—'), ...kind.enum.map((word) => make('option', { value: word }, word)));
    read = () => input.value || undefined;
    write = (value) => { input.value = value ?? ''; };
  } else if (kind.type === 'array') {
    about.push('One per line.');
    const fields = fieldsOf(items);
    if (fields.length) about.push('Each as on the command line, or as JSON: {' + fields.map((one) => `"${one}": …`).join(', ') + '}');
    if (items.enum) about.push('Of: ' + items.enum.join(', '));
    input = make('textarea', { id, rows: 2, required, spellcheck: 'false', 'aria-describedby': id + '-about' });
    read = () => {
      const lines = input.value.split('\n').map((line) => line.trim()).filter(Boolean);
      return lines.length ? lines.map((line) => typed(line, items)) : undefined;
    };
    write = (value) => {
      input.value = (value || []).map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
    };
  } else {
    const secret = kind.format === 'password';
    input = make('input', { id, type: 'text', required, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': id + '-about' });
    if (isNullable(schema)) about.push('Write null to take it away.');
    if (secret) about.push('It is a secret: it is sent as it is.');
    read = () => {
      if (input.value === '') return undefined;
      if (isNullable(schema) && input.value === 'null') return null;
      return typed(input.value, kind);
    };
    write = (value) => { input.value = value === null ? 'null' : value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : value; };
  }
  const label = make('label', { for: id }, name);
  if (required) label.append(make('span', { class: 'must' }, ' required'));
  const text = make('p', { id: id + '-about' }, about.filter(Boolean).map((one) => one.replace(/([^.…}])$/, '$1.')).join(' '));
  const part = kind.type === 'boolean'
    ? make('div', { class: 'field switch' }, input, ' ', label, text)
    : make('div', { class: 'field' }, label, text, input);
  return { name, part, read, write, input };
}

/// A line of text as the type that its schema asks for.
function typed(text, schema) {
  if (text.startsWith('{')) {
    try { return JSON.parse(text); } catch { return text; }
  }
  const types = [].concat(schema.type || []);
  return types.includes('integer') && !types.includes('string') && /^-?\d+$/.test(text) ? Number(text) : text;
}

/// Shows one command.
function show(operation) {
  const { path, spec } = operation;
  const main = $('command');
  const content = spec.requestBody.content['application/json'];
  const schema = content.schema;
  const required = schema.required || [];
  const names = Object.keys(schema.properties || {});
  const own = names.filter((name) => !extension(schema.properties[name]));
  const fields = [];
  const add = (name, to) => {
    const one = field(name, schema.properties[name], required.includes(name));
    fields.push(one);
    to.append(one.part);
  };
  const form = make('form', { id: 'form', novalidate: true, 'aria-labelledby': 'title' });
  own.forEach((name) => add(name, form));
  const groups = [...new Set(names.map((name) => extension(schema.properties[name])).filter(Boolean))];
  for (const group of groups) {
    const details = make('details', {}, make('summary', {}, `Extension ${group}`));
    names.filter((name) => extension(schema.properties[name]) === group).forEach((name) => add(name, details));
    form.append(details);
  }
  const parameters = spec.parameters.map(resolved);
  const changes = parameters.some((one) => one.in === 'header');
  const reveal = make('input', { id: 'reveal', type: 'checkbox' });
  const options = make('fieldset', { hidden: !parameters.length }, make('legend', {}, 'Options'));
  options.append(make('div', { class: 'field switch' }, reveal, ' ', make('label', { for: 'reveal' }, 'reveal'), make('p', {}, 'Show authInfo and other secrets of the answer.')));
  const key = make('input', { id: 'key', type: 'text', autocomplete: 'off', spellcheck: 'false' });
  if (changes) {
    const fresh = make('button', { type: 'button', class: 'plain' }, 'New key');
    fresh.addEventListener('click', () => { key.value = unique(); preview(); });
    options.append(make('div', { class: 'field' }, make('label', { for: 'key' }, 'Idempotency-Key'),
      make('p', {}, 'Sent again with the same key and body, it is done once and answered twice. Empty: none.'), key), fresh);
  }
  form.append(options);
  const body = make('pre', { id: 'body', tabindex: '0', 'aria-label': 'The request' });
  const send = make('button', { type: 'submit', id: 'send', class: changes ? 'changes' : '' }, changes ? 'Send the change' : 'Send');
  const clear = make('button', { type: 'reset', class: 'plain' }, 'Clear');
  const row = make('div', { class: 'row' }, send, clear);
  const examples = Object.values(content.examples || {});
  if (examples.length) {
    const select = make('select', { id: 'examples' }, make('option', { value: '' }, 'Fill in an example…'),
      ...examples.map((one, at) => make('option', { value: String(at) }, one.summary)));
    select.addEventListener('change', () => {
      if (select.value === '') return;
      const value = examples[Number(select.value)].value;
      fields.forEach((one) => one.write(value[one.name]));
      form.querySelectorAll('details').forEach((details) => {
        details.open = fields.some((one) => details.contains(one.part) && value[one.name] !== undefined);
      });
      preview();
    });
    form.prepend(make('div', { class: 'field' }, make('label', { for: 'examples' }, 'Example'), select));
  }
  if (changes) form.append(make('p', { class: 'warn' }, 'This can change something at the registry, and may cost money.'));
  form.append(row, make('h3', {}, 'Request'), body);
  const result = make('section', { id: 'result', 'aria-live': 'polite', 'aria-label': 'Answer' });

  const value = () => Object.fromEntries(fields.map((one) => [one.name, one.read()]).filter(([, read]) => read !== undefined));
  const address = () => path + (reveal.checked ? '?reveal=true' : '');
  function preview() {
    const head = `POST ${address()}\nContent-Type: application/json\n` + (changes && key.value ? `Idempotency-Key: ${key.value}\n` : '');
    body.textContent = head + '\n' + JSON.stringify(value(), null, 2);
  }
  form.addEventListener('input', preview);
  form.addEventListener('reset', () => { setTimeout(preview); });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    send.disabled = true;
    const headers = { 'Content-Type': 'application/json' };
    if (changes && key.value) headers['Idempotency-Key'] = key.value;
    const begun = performance.now();
    try {
      const response = await fetch(here(address()), { method: 'POST', headers, body: JSON.stringify(value()) });
      const text = await response.text();
      tell(result, response, text, performance.now() - begun);
      const fault = faultOf(text);
      fields.forEach((one) => one.input.setAttribute('aria-invalid', String(one.name === fault)));
      const wrong = fields.find((one) => one.name === fault);
      if (wrong) wrong.input.focus();
    } catch (error) {
      result.replaceChildren(make('h3', {}, 'Answer'), make('p', { class: 'status bad' }, `No answer: ${error.message}`));
    } finally {
      send.disabled = false;
    }
  });

  main.replaceChildren(make('h2', { id: 'title' }, operation.name), make('p', { class: 'path' }, `POST ${path}`),
    make('p', {}, spec.summary || ''), form, result, answers(spec));
  preview();
  document.title = `${operation.name} · eppsh gateway`;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === '#' + operation.id) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/// The extension that an argument belongs to, which its description ends with.
function extension(schema) {
  const found = /\[([^\]]+)\](; without it.*)?$/.exec(schema.description || '');
  return found ? found[1] : '';
}

/// The argument that a refusal names.
function faultOf(text) {
  try { return JSON.parse(text).error?.argument; } catch { return undefined; }
}

/// Shows an answer.
function tell(result, response, text, took) {
  let shown = text;
  let code = '';
  try {
    const json = JSON.parse(text);
    shown = JSON.stringify(json, null, 2);
    if (json.code) code = ` · EPP ${json.code} ${json.msg}`;
    else if (json.error) code = ` · ${json.error.message}`;
  } catch { /* It is shown as it came. */ }
  const replayed = response.headers.get('Idempotency-Replayed') ? ' · the first answer again' : '';
  result.replaceChildren(make('h3', {}, 'Answer'),
    make('p', { class: 'status ' + (response.ok ? 'good' : 'bad'), id: 'status' }, `HTTP ${response.status}${code}${replayed}`),
    make('p', { class: 'path' }, `${took.toFixed(0)} ms`),
    make('pre', { id: 'answer', tabindex: '0', 'aria-label': 'The answer' }, shown));
}

/// What a command may be answered with.
function answers(spec) {
  const rows = Object.entries(spec.responses).map(([status, one]) => make('tr', {}, make('td', {}, status), make('td', {}, resolved(one).description || '')));
  return make('details', {}, make('summary', {}, 'Statuses'), make('table', {}, make('tbody', {}, ...rows)));
}

/// A key that nobody had before.
function unique() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/// Lists the commands that the words find.
function list() {
  const words = $('find').value.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map();
  for (const one of operations) {
    const text = `${one.name} ${one.spec.summary || ''}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    if (!groups.has(one.tag)) groups.set(one.tag, []);
    groups.get(one.tag).push(one);
  }
  const shown = [...groups].map(([tag, all]) => make('section', {}, make('h3', {}, tag),
    make('ul', {}, ...all.map((one) => make('li', {}, make('a', { href: '#' + one.id, title: one.spec.summary || '' }, one.name))))));
  $('commands').replaceChildren(...(shown.length ? shown : [make('p', { role: 'status' }, 'No command is called so.')]));
}

/// Shows the command that the address names, or the first.
function go() {
  const wanted = operations.find((one) => '#' + one.id === location.hash) || operations[0];
  if (wanted) show(wanted);
}

async function start() {
  try {
    const response = await fetch(here('/openapi.json'));
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    description = await response.json();
  } catch (error) {
    $('loading').textContent = `The description could not be loaded: ${error.message}`;
    return;
  }
  $('version').textContent = description.info.version;
  for (const [path, methods] of Object.entries(description.paths)) {
    const spec = methods.post;
    if (!spec || !path.startsWith('/v1/')) continue;
    operations.push({ id: spec.operationId, path, spec, tag: spec.tags[0], name: path.slice(4).replace('/', ' ') });
  }
  const order = description.tags.map((tag) => tag.name);
  operations.sort((a, b) => order.indexOf(a.tag) - order.indexOf(b.tag));
  list();
  go();
  $('find').addEventListener('input', list);
  window.addEventListener('hashchange', () => { go(); $('command').focus(); });
}

start();

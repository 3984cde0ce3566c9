// SPDX-License-Identifier: Apache-2.0
// Makes the page of the API from its description. No markup is made from text: everything goes through textContent.
'use strict';

const METHODS = ['get', 'post', 'patch', 'delete'];
const NEEDS = {
  anybody: 'everybody', signed_in: 'everybody signed in', user: 'users', auditor: 'administrators of both roles',
  administrator: 'administrators',
};

function element(name, text, children = []) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  made.append(...children);
  return made;
}

function table(headings, rows) {
  const head = element('thead', null, [element('tr', null, headings.map((text) => element('th', text)))]);
  return element('table', null, [head, element('tbody', null, rows.map((row) =>
    element('tr', null, row.map((cell, i) => element('td', i ? cell : null, i ? [] : [element('code', cell)])))))]);
}

function resolved(api, schema) {
  if (!schema) return {};
  if (schema.$ref) return resolved(api, api.components.schemas[schema.$ref.split('/').pop()]);
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => resolved(api, part));
  return { ...Object.assign({}, ...parts), required: [...(schema.required ?? []), ...parts.flatMap((part) => part.required ?? [])] };
}

function typeOf(api, schema) {
  const type = resolved(api, schema);
  if (type.type === 'array') return `list of ${typeOf(api, type.items)}`;
  const words = type.enum ? type.enum.join(' | ') : (type.type ?? 'object');
  return type.nullable || schema.nullable ? `${words} or null` : words;
}

/** Fields of a body, those of objects inside behind a dot. */
function fields(api, schema, prefix = '', depth = 0) {
  const body = resolved(api, schema);
  return Object.entries(body.properties ?? {}).flatMap(([name, value]) => {
    const inner = resolved(api, value);
    const item = inner.type === 'array' ? resolved(api, inner.items) : inner;
    const needed = (body.required ?? []).includes(name) ? 'yes' : '';
    const row = [prefix + name, typeOf(api, value), needed, value.description ?? inner.description ?? ''];
    const suffix = inner.type === 'array' ? '[].' : '.';
    return [row, ...(depth < 3 && item.properties ? fields(api, item, prefix + name + suffix, depth + 1) : [])];
  });
}

function who(operation) {
  const permissions = operation['x-permissions'] ?? [];
  if (!operation['x-need']) return 'Who: everybody, nobody has to sign in.';
  const programs = permissions.length === 0 ? 'closed to applications'
    : permissions.includes('*') ? 'every application' : `applications with ${permissions.join(', ')}`;
  return `Who: ${NEEDS[operation['x-need']] ?? operation['x-need']}; ${programs}.`;
}

function details(api, { path, method, operation }) {
  const inner = element('div');
  inner.className = 'inner';
  inner.append(element('p', who(operation)));
  if (operation.parameters?.length) {
    inner.append(element('h3', 'Parameters'), table(['Name', 'In', 'Type', 'Meaning'], operation.parameters.map((one) =>
      [one.name, one.in, typeOf(api, one.schema ?? {}), one.description ?? ''])));
  }
  const request = Object.values(operation.requestBody?.content ?? {})[0];
  if (request) inner.append(element('h3', 'Body'), table(['Field', 'Type', 'Required', 'Meaning'], fields(api, request.schema)));
  const answers = Object.entries(operation.responses);
  for (const [status, answer] of answers.filter(([code]) => code.startsWith('2'))) {
    const [type, content] = Object.entries(answer.content ?? {})[0] ?? [];
    inner.append(element('h3', `Answer ${status}${type && type !== 'application/json' ? `, ${type}` : ''}`));
    if (content && fields(api, content.schema).length) {
      inner.append(table(['Field', 'Type', '', 'Meaning'], fields(api, content.schema).map(([name, kind, , text]) => [name, kind, '', text])));
    }
  }
  inner.append(element('h3', 'Refusals'), table(['Status', 'Reasons'], answers.filter(([code]) => !code.startsWith('2'))
    .map(([status, answer]) => [status, answer.description])));
  const summary = element('summary', null, [element('b', method.toUpperCase()), element('code', path), ' ', element('span', operation.summary)]);
  const made = element('details', null, [summary]);
  // filled when it is opened for the first time: a hundred tables are slow
  made.addEventListener('toggle', () => { if (made.open && !inner.isConnected) made.append(inner); });
  made.id = operation.operationId;
  return made;
}

function show(api) {
  document.title = api.info.title;
  document.getElementById('title').textContent = api.info.title;
  document.getElementById('about').textContent = api.info.description;
  const all = Object.entries(api.paths).flatMap(([path, item]) => METHODS.filter((method) => item[method])
    .map((method) => ({ path, method, operation: item[method] })));
  const rows = all.map((one) => ({
    tag: one.operation.tags?.[0] ?? 'other',
    text: [one.method, one.path, one.operation.summary, one.operation.operationId, ...(one.operation['x-permissions'] ?? [])].join(' ').toLowerCase(),
    node: details(api, one),
  }));
  const sections = [...new Set(rows.map((row) => row.tag))].sort().map((tag) => {
    const mine = rows.filter((row) => row.tag === tag);
    return { mine, node: element('section', null, [element('h2', tag), ...mine.map((row) => row.node)]) };
  });
  document.getElementById('operations').replaceChildren(...sections.map((section) => section.node));
  const search = document.getElementById('search');
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row) => { row.node.hidden = !words.every((word) => row.text.includes(word)); });
    sections.forEach((section) => { section.node.hidden = section.mine.every((row) => row.node.hidden); });
    document.getElementById('count').textContent = `${rows.filter((row) => !row.node.hidden).length} of ${rows.length} operations`;
  };
  search.addEventListener('input', filter);
  filter();
}

fetch('/api/v4/openapi.json')
  .then((answer) => { if (!answer.ok) throw new Error(`status ${answer.status}`); return answer.json(); })
  .then(show)
  .catch((error) => { document.getElementById('about').textContent = `The description cannot be loaded: ${error.message}`; });
